import { text } from "../text.ts";

/** Codes about files, folders, encodings, YAML syntax. */
export const fileCodes = {
  "file-missing": text("缺少文件或文件夹", "a file or folder is missing"),
  "yaml-syntax": text("YAML 写法有误", "the YAML cannot be read"),
  "yaml-duplicate-key": text("YAML 中同一层出现重复的键", "the same key stands twice in one YAML map"),
  "yaml-aliases": text("YAML 别名引用过多", "too many aliases in a YAML file"),
  "yaml-full-width-colon": text("键后用了全角冒号", "a full-width colon after a key"),
  "yaml-too-large": text("YAML 文件过大", "a YAML file is too large"),
} as const;
