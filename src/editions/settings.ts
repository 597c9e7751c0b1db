/** Policies of an edition and of an indicator, each in words. */
import type { SettingView } from "../model/edition-view.ts";
import { formatExact } from "../model/rational.ts";
import type { Indicator, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";

export function schemeSettings({ policies, grades }: Scheme): readonly SettingView[] {
  const { bonusGate, bonusCap, totalAtMost, conversion, gradeQuota, tieBreak } = policies;
  const grade = grades.find(({ id }) => id === gradeQuota?.grade)?.title;
  return [
    setting("rounding", text("得分保留小数", "Decimal places"), text(`${String(policies.roundingPlaces)} 位，四舍五入，只在指标处一次`, `${String(policies.roundingPlaces)}, half up, once, at the indicator`)),
    setting("tie_break", text("总分相同", "Equal totals"), text(tieBreak.length === 0 ? "并列" : `依次比较方面 ${tieBreak.join("、")}，仍相同的并列`, tieBreak.length === 0 ? "share the rank" : `compare areas ${tieBreak.join(", ")} in turn, then share the rank`)),
    setting("bonus.gate", text("加分门槛", "Bonus gate"), bonusGate === undefined ? none : text(`基础分 ${formatExact(bonusGate)} 分以上（含）方可加分`, `a base total of at least ${formatExact(bonusGate)}`)),
    setting("bonus.cap", text("加分上限", "Bonus cap"), bonusCap === undefined ? none : text(`合计 ${formatExact(bonusCap)} 分`, `${formatExact(bonusCap)} together`)),
    setting("total_at_most", text("总分上限", "Total at most"), totalAtMost === undefined ? none : same(formatExact(totalAtMost))),
    setting("conversion", text("折算", "Conversion"), conversion === undefined ? none : text(`${conversion.title.zh}，折为 ${formatExact(conversion.to)} 分`, `${conversion.title.en}, to ${formatExact(conversion.to)}`)),
    setting("grade_quota", text("等次名额", "Grade quota"), gradeQuota === undefined || grade === undefined ? none : text(`每组${grade.zh}不超过 ${formatExact(gradeQuota.share)}`, `${grade.en}: at most ${formatExact(gradeQuota.share)} of a group`)),
    setting(
      "late_confirmation",
      text("确认过晚的申请", "Late confirmation"),
      policies.lateConfirmation === "confirmed" ? text("自确认之日起算并注明", "the clock starts on confirmation, flagged") : text("自到达之日起算", "the clock starts on arrival"),
    ),
  ];
}

export function indicatorSettings(indicator: Indicator): readonly SettingView[] {
  const moved = {
    full: text("按满分计并注明", "full points, marked"),
    area: text("分值转给本方面其他指标", "points move within the area"),
    scheme: text("分值转给全部其他指标", "points move across the scheme"),
  };
  return [
    setting("not_applicable", text("不涉及", "Not applicable"), moved[indicator.notApplicable]),
    setting("missing_evidence", text("没有报送", "Not handed in"), indicator.missingEvidence === "undecided" ? text("待定", "undecided") : text("按零分计", "no points")),
    setting("floor", text("扣分到", "Deductions stop at"), indicator.floor === "indicator" ? text("本指标扣完为止", "the indicator's points") : text("可突破本指标，由方面承担", "the area's points")),
  ];
}

const none = text("无", "none");

function same(written: string): Text {
  return text(written, written);
}

function setting(key: string, title: Text, value: Text): SettingView {
  return { key, title, value };
}
