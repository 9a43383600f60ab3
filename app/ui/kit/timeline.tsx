import type { ReactNode } from "react";
import { Icon } from "./icon";

export type TimelineStep = { key: string; title: ReactNode; when?: ReactNode; detail?: ReactNode; done?: boolean };

/** Steps in time, the first one first: an order's progress, the journey of a lot. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  return (
    <ol className="timeline">
      {steps.map((step) => {
        const done = step.done !== false;
        return (
          <li key={step.key} className={done ? "done" : undefined}>
            <Icon name={done ? "dot-done" : "dot"} className={`dot ${done ? "text-leaf" : "text-edge"}`} />
            <p className="font-semibold leading-snug">{step.title}</p>
            {step.when ? <p className="num text-sm text-soft">{step.when}</p> : null}
            {step.detail ? <div className="mt-0.5 text-[0.9375rem]">{step.detail}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}
