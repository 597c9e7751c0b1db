/** commander's English sentences, Chinese first. */
const sentences: readonly (readonly [pattern: RegExp, chinese: (match: RegExpExecArray) => string])[] = [
  [/^error: unknown command '(.*?)'/, (match) => `没有“${match[1] ?? ""}”这个命令`],
  [/^error: missing required argument '(.*?)'/, (match) => `缺少参数 <${match[1] ?? ""}>`],
  [/^error: required option '(.*?)' not specified/, (match) => `缺少选项 ${match[1] ?? ""}`],
  [/^error: unknown option '(.*?)'/, (match) => `没有“${match[1] ?? ""}”这个选项`],
  [/^error: option '(.*?)' argument '(.*?)' is invalid/, (match) => `选项 ${match[1] ?? ""} 不能取“${match[2] ?? ""}”`],
  [/^error: option '(.*?)' argument missing/, (match) => `选项 ${match[1] ?? ""} 后面缺少内容`],
  [/^error: too many arguments/, () => "参数过多"],
];

/** The message with its Chinese sentence in front and where help is. */
export function commanderMessage(message: string): string {
  for (const [pattern, chinese] of sentences) {
    const match = pattern.exec(message);
    if (match !== null) return `用法有误：${chinese(match)}。用 npx kaoping --help 查看用法。\n${message}`;
  }
  return message;
}
