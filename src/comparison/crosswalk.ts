/**
 * Which indicators of two editions ask about the same (指标对应). Relations of every step between the two
 * editions are put one behind the other; what hangs together is one line of the comparison.
 *
 * A successor that is not comparable (replaced) hangs together with nothing: its predecessor is retired
 * and it is new, and only its name says in whose place it stands.
 */
import type { RelatedIndicators, RelatedKind, RelatedMember } from "../model/comparison.ts";
import type { Result, ResultRelation } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";

export interface Crosswalk {
  /** False where no relation at all connects the two editions. */
  readonly connected: boolean;
  readonly related: readonly RelatedIndicators[];
  /** Ids of indicators of the later edition of which no relation says where they come from. */
  readonly undeclared: readonly string[];
  /** Ids of indicators of the earlier edition that end nowhere: their points would be lost. */
  readonly lost: readonly string[];
}

/** A set of indicators of the earlier and the later edition, as it grows. */
interface Bundle {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Kinds of the relations that it came through. */
  readonly kinds: ReadonlySet<string>;
  readonly never: boolean;
  /** Indicators of the earlier edition in whose place one of them stands. */
  readonly replaces: ReadonlySet<string>;
  /** Some step neither took over, replaced nor retired one of its indicators. */
  readonly dropped: boolean;
}

export function crosswalk(before: Result, after: Result): Crosswalk {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (before.edition.sha256 === after.edition.sha256) return identity(old, now);
  const forward = stepsBetween(before.edition.id, after);
  if (forward !== undefined) return connect(old, now, walk([...old.keys()], forward));
  const backward = stepsBetween(after.edition.id, before);
  if (backward !== undefined) return mirrored(connect(now, old, walk([...now.keys()], backward)));
  return unconnected(old, now);
}

/** Every indicator that binds any unit, in printing order. */
export function membersOf(result: Result): ReadonlyMap<string, RelatedMember> {
  const areas = new Map<string, Map<string, RelatedMember>>();
  for (const area of result.units.flatMap((unit) => unit.areas)) {
    const own = areas.get(area.id) ?? new Map<string, RelatedMember>();
    areas.set(area.id, own);
    for (const { id, title, schemeFull } of area.indicators) if (!own.has(id)) own.set(id, { id, title, area: area.id, full: schemeFull });
  }
  return new Map([...areas.values()].flatMap((own) => [...own]));
}

/** The relations of each step from one edition to the newer one's own, oldest first. */
function stepsBetween(older: string, newer: Result): readonly (readonly ResultRelation[])[] | undefined {
  const { crosswalk: steps = [], id } = newer.edition;
  const first = steps.findIndex((step) => step.extends === older);
  return first < 0 || steps.at(-1)?.edition !== id ? undefined : steps.slice(first).map(({ relations }) => relations);
}

function walk(ids: readonly string[], steps: readonly (readonly ResultRelation[])[]): readonly Bundle[] {
  let bundles: readonly Bundle[] = ids.map((id) => ({ ...NOTHING_KNOWN, before: new Set([id]), after: new Set([id]) }));
  for (const relations of steps) {
    const named = new Set(relations.flatMap(({ indicator, kind, from }) => (kind === "retired" ? [indicator, ...from] : from)));
    const moving = bundles.map((bundle): Moving => ({ ...bundle, from: bundle.after, after: new Set<string>(), dropped: bundle.dropped || [...bundle.after].some((id) => !named.has(id)) }));
    bundles = relations.reduce(follow, moving);
  }
  return bundles;
}

const NOTHING_KNOWN: Bundle = { before: new Set(), after: new Set(), kinds: new Set(), never: false, replaces: new Set(), dropped: false };

interface Moving extends Bundle {
  /** Its indicators in the edition that the step starts from. */
  readonly from: ReadonlySet<string>;
}

/** Joins every bundle that the relation draws on, and adds the indicator to it. */
function follow(bundles: readonly Moving[], { indicator, kind, from, restate }: ResultRelation): readonly Moving[] {
  if (kind === "retired") return restate === undefined ? bundles : bundles.map((bundle) => (bundle.from.has(indicator) ? { ...bundle, never: true } : bundle));
  const touched = bundles.filter((bundle) => from.some((id) => bundle.from.has(id)));
  const fresh = kind === "new" || kind === "replaced";
  const drawn = fresh ? [] : touched;
  const rest = bundles.filter((bundle) => !drawn.includes(bundle));
  const joined: Moving = {
    before: union(drawn, ({ before }) => before),
    from: union(drawn, (bundle) => bundle.from),
    after: new Set([...union(drawn, ({ after }) => after), indicator]),
    kinds: new Set([...union(drawn, ({ kinds }) => kinds), fresh ? "new" : kind]),
    never: restate !== undefined || drawn.some((bundle) => bundle.never),
    // an edition between knows ids that neither year knows: what they came from is named
    replaces: new Set([...union(touched, ({ replaces }) => replaces), ...(kind === "replaced" ? union(touched, ({ before }) => before) : [])]),
    dropped: drawn.some((bundle) => bundle.dropped),
  };
  return [...rest, joined];
}

function union(bundles: readonly Moving[], of: (bundle: Moving) => ReadonlySet<string>): ReadonlySet<string> {
  return new Set(bundles.flatMap((bundle) => [...of(bundle)]));
}

function connect(old: Members, now: Members, walked: readonly Bundle[]): Crosswalk {
  const reached = new Set(walked.flatMap(({ after }) => [...after]));
  const bundles = [...walked, ...[...now.keys()].filter((id) => !reached.has(id)).map(alone)];
  const related = bundles.flatMap((bundle) => relatedOf(bundle, old, now) ?? []);
  const lost = new Set(walked.filter(({ after, dropped }) => after.size === 0 && dropped).flatMap(({ before }) => [...before]));
  return {
    connected: true,
    related: inOrder(related, old, now),
    undeclared: related.filter(({ kind }) => kind === "undeclared").flatMap(({ after }) => after.map(({ id }) => id)),
    lost: [...old.keys()].filter((id) => lost.has(id)),
  };
}

function alone(id: string): Bundle {
  return { ...NOTHING_KNOWN, after: new Set([id]), kinds: new Set(["undeclared"]) };
}

type Members = ReadonlyMap<string, RelatedMember>;

function relatedOf(bundle: Bundle, old: Members, now: Members): RelatedIndicators | undefined {
  const before = [...old.values()].filter(({ id }) => bundle.before.has(id));
  const after = [...now.values()].filter(({ id }) => bundle.after.has(id));
  if (before.length + after.length === 0) return undefined;
  const kind = kindOf(bundle, before, after);
  return relatedFrom(before, after, kind, { replaces: [...old.keys()].filter((id) => bundle.replaces.has(id)), neverRestated: bundle.never });
}

type Said = Pick<RelatedIndicators, "replaces" | "neverRestated">;

const NOTHING_SAID: Said = { replaces: [], neverRestated: false };

function relatedFrom(before: readonly RelatedMember[], after: readonly RelatedMember[], kind: RelatedKind, said: Said): RelatedIndicators {
  return { id: idOf(before, after), title: titleOf(after.length > 0 ? after : before), kind, core: CORE.has(kind), before, after, ...said };
}

/** Kinds under which shares of the full points can be compared. */
const CORE: ReadonlySet<RelatedKind> = new Set(["same", "reweighted", "split", "merged", "several"]);
const CORE_STEPS: ReadonlySet<string> = new Set(["same", "reweighted", "split", "merged"]);

function kindOf({ kinds }: Bundle, before: readonly RelatedMember[], after: readonly RelatedMember[]): RelatedKind {
  if (before.length === 0) return kinds.has("undeclared") ? "undeclared" : "new";
  if (after.length === 0) return "retired";
  const moving = [...kinds].filter((kind) => kind !== "same");
  if (!moving.every((kind) => CORE_STEPS.has(kind))) return "rule-changed";
  const [only] = moving;
  if (only === undefined) return "same";
  return moving.length === 1 ? (only as RelatedKind) : "several";
}

/** `A1`, `C4→C5+C6`: unmistakable whichever side is looked at. */
function idOf(before: readonly RelatedMember[], after: readonly RelatedMember[]): string {
  const [from, to] = [before, after].map((members) => members.map(({ id }) => id).join("+"));
  if (from === to || from === "") return to ?? "";
  return to === "" ? (from ?? "") : `${from ?? ""}→${to ?? ""}`;
}

function titleOf(members: readonly RelatedMember[]): Text {
  return text(members.map(({ title }) => title.zh).join("＋"), members.map(({ title }) => title.en).join(" + "));
}

/** In the order of the later edition; what is retired follows at the place where it stood. */
function inOrder(related: readonly RelatedIndicators[], old: Members, now: Members): readonly RelatedIndicators[] {
  const [places, places0] = [[...now.keys()], [...old.keys()]];
  const areas = [...new Set([...now.values(), ...old.values()].map(({ area }) => area))];
  const key = ({ before, after }: RelatedIndicators): readonly [number, number, number] => {
    const [first] = after.length > 0 ? after : before;
    const inside = first === undefined ? 0 : after.length > 0 ? places.indexOf(first.id) : places0.indexOf(first.id);
    return [areas.indexOf(first?.area ?? ""), after.length > 0 ? 0 : 1, inside];
  };
  return related.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}

function identity(old: Members, now: Members): Crosswalk {
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  const related = ids.map((id) => {
    const [before, after] = [old.get(id), now.get(id)].map((member) => (member === undefined ? [] : [member]));
    return relatedFrom(before ?? [], after ?? [], "same", NOTHING_SAID);
  });
  return { connected: true, related: inOrder(related, old, now), undeclared: [], lost: [] };
}

/** The later edition came first: relations are read the other way, and a split is a merger. */
function mirrored({ connected, related, undeclared, lost }: Crosswalk): Crosswalk {
  const turned: Readonly<Partial<Record<RelatedKind, RelatedKind>>> = { split: "merged", merged: "split", new: "retired", retired: "new" };
  return {
    connected,
    related: related.map((one) => relatedFrom(one.after, one.before, turned[one.kind] ?? one.kind, { replaces: [], neverRestated: one.neverRestated })),
    undeclared: lost,
    lost: undeclared,
  };
}

/** Equal ids are no relation: nobody has said that they ask the same. */
function unconnected(old: Members, now: Members): Crosswalk {
  const related = [
    ...[...now.values()].map((member) => relatedFrom([], [member], "undeclared", NOTHING_SAID)),
    ...[...old.values()].map((member) => relatedFrom([member], [], "retired", NOTHING_SAID)),
  ];
  const distinct = related.map((one) => (one.before.length > 0 && now.has(one.id) ? { ...one, id: `${one.id}→` } : one));
  return { connected: false, related: inOrder(distinct, old, now), undeclared: [...now.keys()], lost: [...old.keys()] };
}
