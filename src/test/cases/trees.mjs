// Compares the parse trees of statements before and after edits; see ParseTreeTest, which writes the file that is read here.
import { readFileSync } from 'fs';
import { loadModule, parse } from 'libpg-query';

await loadModule();
const texts = [], edits = [], trees = new Map();
const decoded = s => Buffer.from(s, 'base64').toString('utf8');
for (const line of readFileSync(process.argv[2], 'ascii').split('\n')) {
  const p = line.split(' ');
  if (p[0] === 'T') texts.push(decoded(p[1]));
  const numbers = s => s === '-' ? [] : s.split(',').map(Number);
  if (p[0] === 'E') edits.push({ kind: p[1], what: decoded(p[2]), before: numbers(p[3]), after: numbers(p[4]) });
}

// Places in the text are no part of what it says.
const plain = v => Array.isArray(v) ? v.map(plain)
  : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v)
    .filter(([k]) => !/^(location|stmt_location|stmt_len|list_start|list_end|rexpr_list_start|rexpr_list_end)$/.test(k)).map(([k, x]) => [k, plain(x)]))
  : v;

async function tree(i) {
  if (!trees.has(i)) {
    try { trees.set(i, plain((await parse(texts[i])).stmts.map(s => s.stmt))); } catch (e) { trees.set(i, null); }
  }
  return trees.get(i);
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isObject = v => v && typeof v === 'object';

const star = x => x.ResTarget?.val?.ColumnRef?.fields?.some(f => 'A_Star' in f) ?? false;

// Lists every change from a to b: a leaf, or an element or a property that one of them lacks.
function changes(a, b, path, out) {
  if (same(a, b)) return out;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (path.at(-1) === 'targetList' && a.some(star)) {
      out.push({ kind: 'star', path, from: a, to: b });
      return out;
    }
    if (a.length === b.length) {
      a.forEach((x, i) => changes(x, b[i], path.concat(i), out));
      return out;
    }
    const [x, y] = a.length > b.length ? [a, b] : [b, a];
    // The shorter list's elements in order within the longer one; what is over is more or less.
    let j = 0;
    for (const e of x) {
      if (j < y.length && same(e, y[j])) j++;
      else out.push({ kind: x === a ? 'less' : 'more', path, value: e });
    }
    if (j < y.length) out.push({ kind: 'leaf', path, from: a, to: b });
    return out;
  }
  if (isObject(a) && isObject(b) && !Array.isArray(a) && !Array.isArray(b)) {
    for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!(k in b)) out.push({ kind: 'less', path: path.concat(k), value: a[k] });
      else if (!(k in a)) out.push({ kind: 'more', path: path.concat(k), value: b[k] });
      else changes(a[k], b[k], path.concat(k), out);
    }
    return out;
  }
  out.push({ kind: 'leaf', path, from: a, to: b });
  return out;
}

// A name in its place, a name where there was an implied one, a column's old name kept as the name of an output, or a star that is written out.
function renames(e, c) {
  const named = words => [...e.what.matchAll(new RegExp(`(?:${words})=([^,\\]]+)`, 'g'))].map(m => m[1].split('.').pop().replace(/"/g, ''));
  const to = named('to').at(-1), from = named('from')[0] ?? named('table|view|type')[0];
  if (c.kind === 'leaf' && typeof c.from === 'string' && typeof c.to === 'string') return c.from.split(from).join(to) === c.to;
  const last = c.path.at(-1);
  if (c.kind === 'more' && (last === 'conname' || last === 'idxname')) return c.value === to;
  if (c.kind === 'more' && last === 'name' && c.path.includes('ResTarget')) return c.value === from;
  // Instead of a star, columns by their own names, but for the one that has another name now and shows the old one.
  return c.kind === 'star' && c.to.every(x => c.from.some(y => same(x, y)) || (x.ResTarget?.val?.ColumnRef && !star(x)
    && (x.ResTarget.name === undefined || (x.ResTarget.name === from && x.ResTarget.val.ColumnRef.fields.at(-1).String.sval === to))));
}

function allowed(e, all) {
  // A further statement at the end leaves all others as they are.
  if (e.kind === 'Step') return false;
  if (e.kind.startsWith('Rename')) return all.every(c => renames(e, c));
  if (e.kind.startsWith('Add')) return all.length === 1 && all[0].kind === 'more';
  if (e.kind.startsWith('Drop')) return all.every(c => c.kind === 'less');
  // A change of a column stays within its definition, or within its own ALTER.
  return all.every(c => c.path.includes('ColumnDef') || c.path.includes('cmds'))
    && new Set(all.map(c => c.path.slice(0, c.path.findIndex(k => k === 'tableElts' || k === 'cmds') + 2).join())).size === 1;
}

let compared = 0, byTrees = 0, statements = 0, unparsed = 0;
for (const e of edits) {
  compared++;
  let { before, after } = e;
  while (before.length && after.length && before[0] === after[0]) { before = before.slice(1); after = after.slice(1); }
  while (before.length && after.length && before.at(-1) === after.at(-1)) { before = before.slice(0, -1); after = after.slice(0, -1); }
  const wrong = why => console.log('WRONG ' + e.what.slice(0, 400) + ': ' + why.slice(0, 600));
  const pairs = [];
  if (before.length === after.length) {
    before.forEach((x, i) => pairs.push([x, after[i]]));
  } else {
    // What is on both sides is the same; of the rest, each has its partner in order where it begins alike.
    const restBefore = before.filter(x => !after.includes(x)), restAfter = after.filter(x => !before.includes(x));
    const begin = i => texts[i].replace(/^(\s|--.*\n|\/\*[^]*?\*\/)*/, '').split(/[\s(]+/).slice(0, 3).join(' ').toLowerCase();
    for (const y of restAfter) {
      const at = restBefore.findIndex(x => begin(x) === begin(y));
      if (at >= 0) pairs.push([restBefore.splice(at, 1)[0], y]);
      else pairs.push([null, y]);
    }
    restBefore.forEach(x => pairs.push([x, null]));
  }
  let seen = false;
  for (const [x, y] of pairs) {
    if (x === y) continue;
    const a = x === null ? [] : await tree(x), b = y === null ? [] : await tree(y);
    if (a === null) { unparsed++; continue; }
    if (b === null) { wrong('not PostgreSQL any more: ' + texts[y]); continue; }
    statements++;
    seen = true;
    const all = changes(a, b, [], []);
    if (all.length === 0) continue;
    const ok = x === null ? !e.kind.startsWith('Rename') && !e.kind.startsWith('Drop')
      : y === null ? e.kind.startsWith('Drop') || /^Set|^Retype/.test(e.kind)
      : allowed(e, all);
    if (!ok) wrong(JSON.stringify(all) + ' in ' + (y === null ? texts[x] : texts[y]));
  }
  if (seen) byTrees++;
}
console.log(`compared ${compared} edits, ${byTrees} of them by trees, ${statements} statements that differ in text, ${unparsed} that PostgreSQL's grammar does not read`);
