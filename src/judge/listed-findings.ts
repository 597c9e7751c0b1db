import { LISTED_FINDINGS, type Finding } from "../model/finding.ts";
import { comparePlaces, type FindingPlace } from "./finding-place.ts";

interface Listed {
  readonly place: FindingPlace;
  readonly number: number;
  readonly finding: Finding;
}

/** The first findings by place, in whatever order they come: nobody is shown more of them. Of those in one place, the first to come. */
export class ListedFindings {
  readonly #listed: Listed[] = [];

  /** `number`: of its coming. `make`: asked for what will be listed, as far as is known now. */
  add(place: FindingPlace, number: number, make: () => Finding): void {
    const listed = this.#listed;
    let at = listed.length;
    while (at > 0 && comparePlaces((listed[at - 1] as Listed).place, place) > 0) at -= 1;
    if (at === LISTED_FINDINGS) return;
    listed.splice(at, 0, { place, number, finding: make() });
    if (listed.length > LISTED_FINDINGS) listed.pop();
  }

  get findings(): readonly Finding[] {
    return this.#listed.map(({ finding }) => finding);
  }

  /** The place in the list, by the number of its coming. */
  get byNumber(): ReadonlyMap<number, number> {
    return new Map(this.#listed.map(({ number }, index) => [number, index]));
  }
}
