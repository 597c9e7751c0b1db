import tseslint from "typescript-eslint";

/** Pure core: no files, clock, randomness, console, environment or default locale. */
const pureGlobals = ["process", "console", "setTimeout", "setInterval", "fetch", "Intl", "Buffer"].map((name) => ({
  name,
  message: "src/ is pure but for src/io/: hand it in as a value.",
}));
const pureSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "No clock in the core: dates come in as values." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "No clock in the core: dates come in as values." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "No randomness in the core." },
  { selector: "MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]", message: "Sort by code unit, print without a locale: the same input gives the same bytes." },
];
const noDefaultExport = { selector: "ExportDefaultDeclaration", message: "Named exports only." };

export default tseslint.config(
  { ignores: ["dist", ".build-*", "node_modules", "out", "coverage", ".tmp", "bench/data", "bench/*.mjs", "tools/*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-function-return-type": ["error", { allowExpressions: true }],
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", noDefaultExport],
      eqeqeq: "error",
      // text is taken apart by code points on purpose: Chinese has no composed letters to keep whole
      "@typescript-eslint/no-misused-spread": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/io/**"],
    rules: {
      "no-restricted-globals": ["error", ...pureGlobals],
      "no-restricted-syntax": ["error", noDefaultExport, ...pureSyntax],
      "no-console": "error",
    },
  },
  {
    files: ["tests/**/*.ts", "bench/**/*.ts", "tools/**/*.ts"],
    rules: {
      "@typescript-eslint/explicit-function-return-type": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      // tests reach for the first of what they just built; vitest names the place where it is missing
      "@typescript-eslint/no-unnecessary-condition": "off",
    },
  },
  { files: ["*.config.js", "*.config.ts"], extends: [tseslint.configs.disableTypeChecked], rules: { "no-restricted-syntax": "off", "@typescript-eslint/explicit-function-return-type": "off" } },
);
