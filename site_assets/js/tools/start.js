"use strict";
/*
 * Starts the tools beside the page's self-check.
 */
(function () {
  const { selfCheck } = self;
  document.querySelector("[data-tools]").hidden = false;
  const planB = new PlanB(selfCheck);
  const turns = new Turns(selfCheck, planB);
  const others = [new AnswerFiles(selfCheck), new PaperCodes(selfCheck), new Comparison(selfCheck), new Merging(selfCheck, planB)];
  // Whose answers the form shows is settled first: a round goes before plan B.
  const tools = [turns, planB].concat(others, new ToolLinks(selfCheck));
  for (const tool of tools) tool.start();
  selfCheck.keepEarlyAnswers();
  selfCheck.fill();
})();
