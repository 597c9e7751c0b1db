/**
 * Builds the program: `tsc` makes the library (dist/src, with types), esbuild puts the command line
 * and all it needs into a few files. What does not depend on a user's files is done here once: the
 * validators of YAML files are made, and the shipped YAML is parsed, keyed by its whole text. A
 * command spends more time on loading, compiling and parsing than on scoring a year.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
process.on("exit", () => rmSync(building, { recursive: true, force: true }));
const fresh = `${building}/new`;
execFileSync(process.execPath, [typescript, "-p", `${root}/tsconfig.build.json`, "--outDir", fresh], { stdio: "inherit" });
/** Shapes of files that are no part of an edition. */
const SHAPES_OF_FILES = [
  ["evidence/assessment-file.js", "assessmentShape"],
  ["evidence/units-file.js", "unitsShape"],
  ["batch/read-folder-file.js", "batchFolderShape"],
  ["batch/read-run-file.js", "batchRunShape"],
];

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
  for (const [path, name] of SHAPES_OF_FILES) (await module(path))[name].validator();
  Ajv2020.prototype.compile = compile;
  const { fieldSchema, fieldSchemaAjv, fieldSchemaOptions } = await module("evidence/field-schema.js");
  const { allFields } = await module("evidence/common-fields.js");
  const ofFields = new Map(fields.flatMap(allFields).filter(({ personal }) => !personal).map(fieldSchema).map((schema) => [JSON.stringify(schema), schema]));
  const shapeAjv = () => new Ajv2020({ ...shapeOptions, code: { ...shapeOptions.code, source: true } });
  const fieldAjv = () => fieldSchemaAjv({ ...fieldSchemaOptions, code: { ...fieldSchemaOptions.code, source: true } });
  const published = JSON.parse(readFileSync(`${root}/docs/result.schema.json`, "utf8"));
  return [...[...schemas, published].map((schema) => ({ schema, ajv: shapeAjv() })), ...[...ofFields.values()].map((schema) => ({ schema, ajv: fieldAjv() }))];
}

/** A module of a key's number: keys are long, so their hashes stand for them. */
function numbering(keys) {
  return `import { createHash } from "node:crypto";
    const numbers = new Map(${JSON.stringify(keys.map((key, number) => [sha256(key), number]))});
    const numberOf = (key) => numbers.get(createHash("sha256").update(key).digest("base64"));`;
}

function sha256(text) {
  return createHash("sha256").update(text).digest("base64");
}

/**
 * A file for each validator, and the source of src/document/precompiled.ts that loads the one asked for: all of them
 * together are a megabyte of code, of which a run needs a few.
 */
async function precompiledSource(shapes, folder) {
  mkdirSync(`${fresh}/${folder}`, { recursive: true });
  for (const [number, { schema, ajv }] of shapes.entries()) {
    const { code } = await transform(standaloneCode.default(ajv, ajv.compile(schema)), { minify: true, charset: "utf8" });
    writeFileSync(`${fresh}/${folder}/${number}.cjs`, code);
  }
  return `${numbering(shapes.map(({ schema }) => JSON.stringify(schema)))}
    import { createRequire } from "node:module";
    const load = createRequire(import.meta.url);
    export const precompiled = {
      get(text) {
        const number = numberOf(text);
        if (number === undefined) return undefined;
        const made = load("../${basename(folder)}/" + number + ".cjs");
        return made.default ?? made;
      },
      numberOf,
    };`;
}

/** A file for each file of indicators/ that has no fault of syntax, and the source of src/document/preparsed.ts that reads the one asked for. */
async function preparsedSource(shapes, folder) {
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
  mkdirSync(`${fresh}/${folder}`, { recursive: true });
  for (const [number, [, value]] of parsed.entries()) writeFileSync(`${fresh}/${folder}/${number}.json`, JSON.stringify(value));
  return `${numbering(parsed.map(([text]) => text))}
    import { readFileSync } from "node:fs";
    export const preparsed = {
      get(text) {
        const number = numberOf(text);
        return number === undefined ? undefined : JSON.parse(readFileSync(new URL("../${basename(folder)}/" + number + ".json", import.meta.url), "utf8"));
      },
    };`;
}

/** Packages that take long to come up and that most runs never need: loaded at the first call. */
const LATE = new Map([
  ["ajv/dist/2020.js", `const all = () => require("ajv/dist/2020.js");
    export function Ajv2020(options) { return new (all().Ajv2020)(options); }
    export const _ = (...parts) => all()._(...parts);`],
  ["string-width", `export default (...args) => require("string-width").default(...args);`],
]);

const late = {
  name: "loaded late",
  setup(step) {
    step.onResolve({ filter: /^(ajv\/dist\/2020\.js|string-width)$/ }, ({ path, kind }) => (kind === "import-statement" ? { path, namespace: "late" } : undefined));
    step.onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({ contents: LATE.get(path), loader: "js", resolveDir: root }));
  },
};

const shapes = await shapesInUse();
const generated = new Map([
  ["precompiled.ts", await precompiledSource(shapes, "cli/validators")],
  ["preparsed.ts", await preparsedSource(shapes, "cli/parsed")],
]);
await build({
  absWorkingDir: root,
  entryPoints: ["cli/main.ts", "cli/start.ts", "cli/demo-years.ts", "cli/batch-worker.ts", "cli/part-worker.ts"],
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
    late,
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
