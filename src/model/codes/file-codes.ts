import { text } from "../text.ts";

/** Codes about files, folders, encodings, YAML syntax. */
export const fileCodes = {
  "file-missing": text("缺少文件或文件夹", "a file or folder is missing"),
  "yaml-syntax": text("YAML 写法有误", "the YAML cannot be read"),
} as const;
