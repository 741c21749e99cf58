// While Pyodide starts it makes errors that it never shows. For the lines in their stacks the browser would have to read a
// megabyte of script three times more, which takes longer than Python does.
const { stackTraceLimit } = Error;
Error.stackTraceLimit = 0;
// So that it need not notice that this is no CommonJS module.
const exports = {};

