import { lixOf } from '../src/data/lix.ts';
import { loadContent } from '../src/data/read.ts';

/** Above this a policy's rules are too hard to read; Swedish newspapers lie around 40, official texts above 50. */
const limit = 42;

for (const policy of loadContent().policies) {
  for (const { slug, rules } of policy.sections) {
    console.log(`${policy.id}  ${lixOf(rules.map((rule) => rule.text.sv)).toFixed(1)}  ${slug}`);
  }
  const whole = lixOf(policy.rules.map((rule) => rule.text.sv));
  const over = whole > limit;
  console.log(`${policy.id}  ${whole.toFixed(1)}  the whole policy${over ? ` (over ${limit})` : ''}`);
  if (over) process.exitCode = 1;
}
