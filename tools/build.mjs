/**
 * Builds the program: `tsc` makes the library (dist/src, with types), esbuild puts the command line
 * and all it needs into a few files. What does not depend on a user's files is done here once: the
 * validators of YAML files are made, and the shipped YAML is parsed, keyed by its whole text. A
 * command spends more time on loading, compiling and parsing than on scoring a year.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const typescript = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

// built beside and swapped in, so that a program that runs meanwhile finds all of its files
const building = mkdtempSync(`${root}/.build-`);
const fresh = `${building}/new`;
execFileSync(process.execPath, [typescript, "-p", `${root}/tsconfig.build.json`, "--outDir", fresh], { stdio: "inherit" });
/** Every schema that loading an edition and an assessment compiles, found by loading the ones shipped; and those of all fields. */
async function shapesInUse() {
  const module = (path) => import(pathToFileURL(`${fresh}/src/${path}`).href);
  const schemas = new Set();
  const compile = Ajv2020.prototype.compile;
  const { shapeOptions } = await module("document/shape.js");
  Ajv2020.prototype.compile = function compileAndRemember(schema, ...rest) {
    if (this.opts.inlineRefs === shapeOptions.inlineRefs) schemas.add(schema);
    return compile.call(this, schema, ...rest);
  };
  const [{ readEdition }, { loadEdition }] = [await module("io/read-edition.js"), await module("load-edition.js")];
  const fields = [];
  for (const edition of readdirSync(`${root}/indicators`).filter((name) => /^\d{4}$/.test(name))) {
    const { value, problems } = loadEdition(await readEdition(`${root}/indicators/${edition}`));
    if (problems.some(({ severity }) => severity === "error")) console.warn(`indicators/${edition} has errors: run npx kaoping check indicators/${edition}`);
    fields.push(...(value?.scheme.recordTypes.values() ?? []));
  }
  await module("load-assessment.js");
  Ajv2020.prototype.compile = compile;
  const { fieldSchema, fieldSchemaAjv, fieldSchemaOptions } = await module("evidence/field-schema.js");
  const { allFields } = await module("evidence/common-fields.js");
  const ofFields = new Map(fields.flatMap(allFields).filter(({ personal }) => !personal).map(fieldSchema).map((schema) => [JSON.stringify(schema), schema]));
  const shapeAjv = () => new Ajv2020({ ...shapeOptions, code: { ...shapeOptions.code, source: true } });
  const fieldAjv = () => fieldSchemaAjv({ ...fieldSchemaOptions, code: { ...fieldSchemaOptions.code, source: true } });
  return [...[...schemas].map((schema) => ({ schema, ajv: shapeAjv() })), ...[...ofFields.values()].map((schema) => ({ schema, ajv: fieldAjv() }))];
}

/** The source of src/document/precompiled.ts with a validator for each of them. */
async function precompiledSource(shapes) {
  const makers = shapes.map(({ schema, ajv }) => {
    const code = standaloneCode.default(ajv, ajv.compile(schema));
    return `[${JSON.stringify(JSON.stringify(schema))}, () => { const module = { exports: {} }; const exports = module.exports; ${code}; return module.exports.default ?? module.exports; }]`;
  });
  // a validator that no file asks for is never more than skimmed by the engine
  const source = `const makers = new Map([${makers.join(",\n")}]);
    const made = new Map();
    const numbers = new Map([...makers.keys()].map((text, number) => [text, number]));
    export const precompiled = {
      get(text) {
        if (!made.has(text)) made.set(text, makers.get(text)?.());
        return made.get(text);
      },
      numberOf: (text) => numbers.get(text),
    };`;
  return (await transform(source, { minify: true, format: "esm", charset: "utf8" })).code;
}

/** The source of src/document/preparsed.ts with every file of indicators/ that has no fault of syntax. */
async function preparsedSource(shapes) {
  const validators = shapes.map(({ schema, ajv }) => ajv.compile(schema));
  const { parseText } = await import(pathToFileURL(`${fresh}/src/document/yaml-document.js`).href);
  const texts = readdirSync(`${root}/indicators`, { recursive: true })
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => readFileSync(`${root}/indicators/${name}`, "utf8"));
  const parsed = texts.flatMap((text) => {
    const { value } = parseText({ path: "", text });
    if (value === undefined) return [];
    const known = validators.flatMap((validate, number) => (validate(value.value) ? [number] : []));
    return [[text, { ...value, shapes: known }]];
  });
  // each file's value is a text of its own, read when the file is
  const entries = parsed.map(([text, value]) => `[${JSON.stringify(text)}, ${JSON.stringify(JSON.stringify(value))}]`);
  const source = `const texts = new Map([${entries.join(",\n")}]);
    export const preparsed = {
      get(text) { const json = texts.get(text); return json === undefined ? undefined : JSON.parse(json); },
    };`;
  return (await transform(source, { minify: true, format: "esm", charset: "utf8" })).code;
}

const shapes = await shapesInUse();
const generated = new Map([
  ["precompiled.ts", await precompiledSource(shapes)],
  ["preparsed.ts", await preparsedSource(shapes)],
]);
await build({
  absWorkingDir: root,
  entryPoints: ["cli/main.ts", "cli/start.ts", "cli/demo-years.ts", "cli/batch-worker.ts"],
  outdir: `${fresh}/cli`,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  charset: "utf8",
  chunkNames: "chunks/[name]-[hash]",
  // CommonJS packages ask for node's modules with require
  banner: { js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);' },
  logLevel: "warning",
  plugins: [
    {
      name: "made when built",
      setup(step) {
        step.onLoad({ filter: /src\/document\/pre(compiled|parsed)\.ts$/ }, ({ path }) => ({ contents: generated.get(basename(path)), loader: "js", resolveDir: root }));
      },
    },
  ],
});
if (existsSync(`${root}/dist`)) renameSync(`${root}/dist`, `${building}/old`);
renameSync(fresh, `${root}/dist`);
rmSync(building, { recursive: true, force: true });
