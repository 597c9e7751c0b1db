import { text } from "../text.ts";

/** Codes about files, folders, encodings, YAML syntax. */
export const fileCodes = {
  "file-missing": text("缺少文件或文件夹", "a file or folder is missing"),
  "yaml-syntax": text("YAML 写法有误", "the YAML cannot be read"),
  "yaml-duplicate-key": text("YAML 中同一层出现重复的键", "the same key stands twice in one YAML map"),
  "yaml-aliases": text("YAML 别名引用过多", "too many aliases in a YAML file"),
  "yaml-full-width-colon": text("键后用了全角冒号", "a full-width colon after a key"),
  "yaml-too-large": text("YAML 文件过大", "a YAML file is too large"),
  "encoding-unknown": text("文字编码无法识别", "the text encoding is not known"),
  "encoding-guessed": text("按非 UTF-8 编码读取", "read in an encoding other than UTF-8"),
  "file-empty": text("文件是空的", "a file is empty"),
  "file-too-large": text("文件过大", "a file is too large"),
  "file-unreadable": text("文件或文件夹无法读取", "a file or folder cannot be read"),
  "link-outside": text("链接指向文件夹之外", "a link leads out of the folder"),
  "name-clash": text("两个文件同名", "two files have the same name"),
  "result-foreign": text("不是本程序的结果文件", "a file is no result of this program"),
  "result-damaged": text("结果文件的结构有误", "a result file is damaged"),
  "output-not-ours": text("输出文件夹里不是本程序的结果", "the output folder holds something that is not a result"),
  "output-in-input": text("输出文件夹在输入文件夹里", "the output folder lies in an input folder"),
  "output-taken": text("输出文件夹正被占用", "the output folder is in use"),
  "edition-not-found": text("找不到所用的年度版", "the edition that an assessment names is not there"),
  "worker-died": text("计分进程中断", "a process that scored a folder died"),
  "merge-differs": text("合并的结果互相矛盾", "results to be merged contradict each other"),
  "output-unwritable": text("无法写出结果", "the result cannot be written"),
} as const;
