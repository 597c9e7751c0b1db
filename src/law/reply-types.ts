/**
 * Types of reply (答复类型) and the regulations they belong to.
 *
 * Source: national table of 2014–2018 (条例 2008 第二十一条); 国办公开办函〔2021〕30号 (条例 2019
 * 第三十六至三十九条). The codes are those of the field `replyType` in `disclosure_request`.
 */
const bothRegulations = ["already_public", "disclosed", "partly", "refused_secret", "refused_safety", "refused_other", "not_this_organ", "not_exist", "repeated"];
const until2019 = ["refused_trade", "refused_privacy", "refused_not_information", "to_amend", "other_channel"];
const from2019 = [
  "refused_third_party", "refused_internal", "refused_process", "refused_enforcement", "refused_query",
  "needs_making", "still_unclear", "petition", "publication", "excessive", "reissue", "overdue_supplement", "overdue_fee", "other",
];

/** Codes that a reply can bear: under the regulations of 2008, or those in force since 2019-05-15. */
export const replyTypes: Readonly<Record<"2008" | "2019", ReadonlySet<string>>> = {
  "2008": new Set([...bothRegulations, ...until2019]),
  "2019": new Set([...bothRegulations, ...from2019]),
};
