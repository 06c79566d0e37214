// Reads the built client as the oldest supported browsers would (Chromium 80, Safari 14, Firefox 78): no newer syntax, and
// no API that came later unguarded.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';

const assets = new URL('../dist/assets/', import.meta.url);
const LATER = [
  /\bstructuredClone\(/,
  /\bObject\.hasOwn\(/,
  /\.findLast\(/,
  /\.toSorted\(/,
  /\.toReversed\(/,
  /\.replaceAll\(/,
];
// Libraries of the desk, which runs on Chromium 90 and Safari 15 only.
const DESK_ONLY = /^(desk|element|Desk)/;

/** Syntax of 2021 and 2022 that one of them lacks; public fields of instances all of them have. */
const NEWER = {
  AssignmentExpression: (node) => (['||=', '&&=', '??='].includes(node.operator) ? `logical ${node.operator}` : null),
  PrivateIdentifier: () => 'private name',
  StaticBlock: () => 'static block',
  PropertyDefinition: (node) => (node.static ? 'static field' : null),
  Literal: (node) => (node.regex?.flags.includes('d') ? 'regular expression flag d' : null),
};

/** Every newer piece of syntax below a node, with its place. */
function* newer(node) {
  const found = NEWER[node.type]?.(node);
  if (found) yield `${found} at ${node.start}`;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') yield* newer(child);
    }
  }
}

let refused = 0;
for (const name of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
  const code = readFileSync(new URL(name, assets), 'utf8');
  try {
    const [first] = newer(parse(code, { ecmaVersion: 2022, sourceType: 'module' }));
    if (first !== undefined) throw new Error(first);
  } catch (error) {
    refused += 1;
    console.error(`${name}: syntax newer than the floor: ${error.message}`);
  }
  if (DESK_ONLY.test(name)) continue;
  for (const api of LATER) {
    if (api.test(code)) console.warn(`${name}: mentions ${api.source}; it must be guarded`);
  }
}
if (refused > 0) process.exit(1);
console.log('floor: the oldest supported browsers can read every chunk');
