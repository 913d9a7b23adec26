// Runs worked cases: `npm run -s cases -- FILE…`. Exit 0 only when none failed.
import { readFile } from 'node:fs/promises';
import { caseFile } from '../cases/case.ts';
import { report, runCase } from '../cases/run.ts';
import type { Verdict } from '../cases/run.ts';

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error('Name at least one file of cases: npm run -s cases -- test/cases/credit.json');
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const file of files) {
    try {
      const cases = caseFile.parse(JSON.parse(await readFile(file, 'utf8')));
      verdicts.push(...cases.map(runCase));
    } catch (error) {
      console.error(`${file} cannot be read as cases: ${error instanceof Error ? error.message : String(error)}`);
      return 2;
    }
  }
  const { lines, failed } = report(verdicts);
  for (const line of lines) console.log(line);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
