// Measures mint-filter and fastscan on the phrases and texts of a file; told by processor time, median of five.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { phrases, texts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const measure = (name, pass) => {
  let hits = pass();
  pass();
  const seconds = [];
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    hits = pass();
    const spent = process.cpuUsage(start);
    seconds.push((spent.user + spent.system) / 1e6);
  }
  return { name, seconds: seconds.sort((a, b) => a - b)[2], hits };
};

const results = [];
const mint = require('mint-filter');
const Mint = mint.default ?? mint.Mint ?? mint;
const filter = new Mint(phrases);
results.push(measure('mint-filter', () => texts.reduce((n, t) => n + filter.filter(t).words.length, 0)));
const fast = require('fastscan');
const FastScanner = fast.default ?? fast;
const scanner = new FastScanner(phrases);
results.push(measure('fastscan', () => texts.reduce((n, t) => n + scanner.search(t, { quick: false, longest: false }).length, 0)));
console.log(JSON.stringify(results));
