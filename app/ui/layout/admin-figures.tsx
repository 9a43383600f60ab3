import { useId } from "react";
import { useLocalePath } from "~/platform/i18n/react";

export type Figure = { text: string; value: string; /** Of the list behind it, where that is not the section's. */ path?: string; /** Filter of that list. */ query: string; urgent?: boolean };

/** Figures of the day, each a link to the list it counts; what waits for somebody is marked. */
export function AdminFigures({ title, path, figures }: { title: string; path: string; figures: Figure[] }) {
  const to = useLocalePath();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-lg">{title}</h2>
      <ul className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-5">
        {figures.map(({ text, value, path: own = path, query, urgent }) => (
          <li key={text}>
            <a href={to(own) + (query ? `?${query}` : "")} className={`panel flex h-full flex-col-reverse justify-end p-4 no-underline hover:border-edge ${urgent ? "border-l-4 border-l-persimmon" : ""}`}>
              <span className="text-soft">{text}</span>
              <span className="display num text-2xl">{value}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
