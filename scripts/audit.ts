import { ContentError } from '../src/data/problems.ts';
import { contentFolder, readContent } from '../src/data/read.ts';

try {
  const { policies } = readContent(contentFolder());
  for (const { id, rules, sections, scenarios } of policies) {
    console.log(`${id}: ${rules.length} rules in ${sections.length} sections, ${scenarios.length} scenarios`);
  }
  console.log('0 problems');
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
