/** What took how long: name, start and duration in milliseconds since the worker's `performance.timeOrigin`. */
const timings = [];

/** Do something, and note how long it took. */
async function measured(name, work) {
  const start = performance.now();
  const value = await work();
  timings.push({ name, start, duration: performance.now() - start });
  return value;
}
