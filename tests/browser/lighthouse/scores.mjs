// Lighthouse on the pages that readers begin with, in both languages: a table, and exit code 1 below 100.
// Run by `make lighthouse` on a built site; argument: the address that it is served at, with a slash at the end.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const site = process.argv[2];
const PAGES = ["index", "roles/implementation", "checklists/setup", "self-check/organisation"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
// Lighthouse asks for robots.txt from within the page, and our policy lets no page ask for anything.
const SKIPPED = ["robots-txt"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-quic"];

const score = (category) => Math.round(category.score * 100);
const told = (report, id) => report.categories[id].auditRefs
  .filter(({ id: audit, weight }) => weight > 0 && report.audits[audit].score !== null && report.audits[audit].score < 1)
  .map(({ id: audit }) => `${audit} ${report.audits[audit].displayValue || ""}`.trim());

/** A page's report; where its performance falls short, the middle one of three, because other programs disturb a single one. */
const look = async (url, config) => {
  const reports = [];
  do {
    reports.push((await lighthouse(url, { port: chromium.port, logLevel: "silent", skipAudits: SKIPPED }, config)).lhr);
  } while (reports.length < 3 && score(reports[0].categories.performance) < 100);
  reports.sort((one, other) => one.categories.performance.score - other.categories.performance.score);
  return reports[Math.floor(reports.length / 2)];
};

const chromium = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS, logLevel: "silent" });
let short = 0;
console.log(["page".padEnd(38), "screen ", ...CATEGORIES.map((name) => name.padStart(15))].join(""));
for (const prefix of ["", "en/"]) {
  for (const page of PAGES) {
    for (const [screen, config] of [["mobile", undefined], ["desktop", desktopConfig]]) {
      const lhr = await look(`${site}${prefix}${page}.html`, config);
      const scores = CATEGORIES.map((id) => score(lhr.categories[id]));
      console.log([`${prefix}${page}`.padEnd(38), screen.padEnd(7), ...scores.map((value) => String(value).padStart(15))].join(""));
      for (const id of CATEGORIES) {
        if (score(lhr.categories[id]) === 100) continue;
        short += 1;
        console.log(`  ${id}: ${told(lhr, id).join("; ")}`);
      }
    }
  }
}
await chromium.kill();
process.exit(short ? 1 : 0);
