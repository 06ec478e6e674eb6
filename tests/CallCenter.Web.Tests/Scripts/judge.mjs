// Holds values to JSON schemas with ajv: reads { schemas: [...], cases: [{ name, schema, value }] }, writes { name: fault or null }.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const Ajv = createRequire(import.meta.url)('ajv/dist/2020').default;
const { schemas, cases } = JSON.parse(readFileSync(0, 'utf8'));
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, schemas });
const answers = {};
for (const { name, schema, value } of cases) {
  const valid = ajv.getSchema(schema)(value);
  answers[name] = valid ? null : ajv.errorsText(ajv.getSchema(schema).errors);
}
process.stdout.write(JSON.stringify(answers));
