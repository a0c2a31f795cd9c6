// Reads each file with the notation's own parser and prints what it does not take.
import fs from 'node:fs';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import('mermaid');
const dbml = await import('@dbml/core');
const { Parser, ModelExporter } = dbml.default ?? dbml;

for (const file of fs.readdirSync('.').filter((f) => /[.](mmd|dbml)$/.test(f)).sort()) {
  const text = fs.readFileSync(file, 'utf8');
  try {
    if (file.endsWith('.mmd')) {
      await mermaid.parse(text);
    } else {
      ModelExporter.export(new Parser().parse(text, 'dbmlv2'), 'postgres');
    }
  } catch (e) {
    console.log(file, e.diags ? JSON.stringify(e.diags.slice(0, 2)) : String(e.message ?? e));
  }
}
