// Judges a HAR file from standard input by the schema of HAR 1.2; prints what breaks it.
import { readFileSync } from 'node:fs';
import validator from 'har-validator';

try {
  await validator.har(JSON.parse(readFileSync(0, 'utf8')));
} catch (error) {
  console.log(JSON.stringify(error.errors ?? String(error), null, 1));
  process.exit(1);
}
