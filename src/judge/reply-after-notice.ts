import type { RecordFacts } from "../facts/record-facts.ts";

/**
 * Whether a record bears a reply that came after the notice to amend which was its reply by law (告知更改、补充,
 * until 2019-05-14). That later reply is to the corrected application, a request of its own: no clause judges it here.
 */
export function repliesAfterNotice({ read }: RecordFacts): boolean {
  if (read("answeredBy") !== "supplement_notice") return false;
  const noticedOn = read("repliedOn");
  return ["postedOn", "replySignedOn", "replySentOn"].map(read).some((day) => typeof day === "number" && typeof noticedOn === "number" && day > noticedOn);
}
