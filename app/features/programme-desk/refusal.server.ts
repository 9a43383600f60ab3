import type { CurrentUser } from "~/domain/accounts/account";
import type { Actor } from "~/domain/audit/audit";
import type { FieldProblems } from "~/domain/programme/form-fields";
import type { DeskRefusal } from "./record-form";

type Failure = { kind: DeskRefusal["kind"]; problems?: FieldProblems };

/** A refused form with everything that was typed, so that nothing is typed twice. */
export function deskRefusal(intent: string, form: ReadonlyMap<string, string>, failure: Failure): DeskRefusal {
  const status = failure.kind === "not_found" ? 404 : failure.kind === "changed" || failure.kind === "full" ? 409 : 422;
  return { intent, status, kind: failure.kind, problems: failure.problems ?? {}, values: Object.fromEntries(form) };
}

export function actorOf(user: CurrentUser): Actor {
  return { kind: "user", userId: user.id };
}
