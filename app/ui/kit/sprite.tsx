/** The shop's own drawings: outline icons on a grid of 24, and the star-anise star in rows of five. */
const SYMBOLS = `
  <symbol id="star" viewBox="0 0 24 24"><path d="M12.0 11.1C9.2 8.6 9.0 4.6 12.0 0.6C15.0 4.6 14.8 8.6 12.0 11.1ZM12.6 11.4C12.5 7.7 15.1 4.6 19.6 4.4C19.4 8.9 16.3 11.5 12.6 11.4ZM12.9 12.0C15.4 9.2 19.4 9.0 23.4 12.0C19.4 15.0 15.4 14.8 12.9 12.0ZM12.6 12.6C16.3 12.5 19.4 15.1 19.6 19.6C15.1 19.4 12.5 16.3 12.6 12.6ZM12.0 12.9C14.8 15.4 15.0 19.4 12.0 23.4C9.0 19.4 9.2 15.4 12.0 12.9ZM11.4 12.6C11.5 16.3 8.9 19.4 4.4 19.6C4.6 15.1 7.7 12.5 11.4 12.6ZM11.1 12.0C8.6 14.8 4.6 15.0 0.6 12.0C4.6 9.0 8.6 9.2 11.1 12.0ZM11.4 11.4C7.7 11.5 4.6 8.9 4.4 4.4C8.9 4.6 11.5 7.7 11.4 11.4Z"/></symbol>
  <symbol id="star-mark" viewBox="0 0 24 24"><path class="anise-on" d="M12.0 11.1C9.2 8.6 9.0 4.6 12.0 0.6C15.0 4.6 14.8 8.6 12.0 11.1ZM12.6 11.4C12.5 7.7 15.1 4.6 19.6 4.4C19.4 8.9 16.3 11.5 12.6 11.4ZM12.9 12.0C15.4 9.2 19.4 9.0 23.4 12.0C19.4 15.0 15.4 14.8 12.9 12.0ZM12.6 12.6C16.3 12.5 19.4 15.1 19.6 19.6C15.1 19.4 12.5 16.3 12.6 12.6ZM12.0 12.9C14.8 15.4 15.0 19.4 12.0 23.4C9.0 19.4 9.2 15.4 12.0 12.9ZM11.4 12.6C11.5 16.3 8.9 19.4 4.4 19.6C4.6 15.1 7.7 12.5 11.4 12.6ZM11.1 12.0C8.6 14.8 4.6 15.0 0.6 12.0C4.6 9.0 8.6 9.2 11.1 12.0ZM11.4 11.4C7.7 11.5 4.6 8.9 4.4 4.4C8.9 4.6 11.5 7.7 11.4 11.4Z"/><path class="anise-seed" d="M11.1 6.4a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM15.0 8.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM16.7 12.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM15.0 16.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM11.1 17.6a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM7.1 16.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM5.5 12.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0ZM7.1 8.0a.95.95 0 1 0 1.9 0 .95.95 0 1 0-1.9 0Z"/></symbol>
  <symbol id="stars-1" viewBox="0 0 128 24"><use href="#star" x="0" width="24" height="24" class="anise-on"/><use href="#star" x="26" width="24" height="24" class="anise-off"/><use href="#star" x="52" width="24" height="24" class="anise-off"/><use href="#star" x="78" width="24" height="24" class="anise-off"/><use href="#star" x="104" width="24" height="24" class="anise-off"/></symbol>
  <symbol id="stars-2" viewBox="0 0 128 24"><use href="#star" x="0" width="24" height="24" class="anise-on"/><use href="#star" x="26" width="24" height="24" class="anise-on"/><use href="#star" x="52" width="24" height="24" class="anise-off"/><use href="#star" x="78" width="24" height="24" class="anise-off"/><use href="#star" x="104" width="24" height="24" class="anise-off"/></symbol>
  <symbol id="stars-3" viewBox="0 0 128 24"><use href="#star" x="0" width="24" height="24" class="anise-on"/><use href="#star" x="26" width="24" height="24" class="anise-on"/><use href="#star" x="52" width="24" height="24" class="anise-on"/><use href="#star" x="78" width="24" height="24" class="anise-off"/><use href="#star" x="104" width="24" height="24" class="anise-off"/></symbol>
  <symbol id="stars-4" viewBox="0 0 128 24"><use href="#star" x="0" width="24" height="24" class="anise-on"/><use href="#star" x="26" width="24" height="24" class="anise-on"/><use href="#star" x="52" width="24" height="24" class="anise-on"/><use href="#star" x="78" width="24" height="24" class="anise-on"/><use href="#star" x="104" width="24" height="24" class="anise-off"/></symbol>
  <symbol id="stars-5" viewBox="0 0 128 24"><use href="#star" x="0" width="24" height="24" class="anise-on"/><use href="#star" x="26" width="24" height="24" class="anise-on"/><use href="#star" x="52" width="24" height="24" class="anise-on"/><use href="#star" x="78" width="24" height="24" class="anise-on"/><use href="#star" x="104" width="24" height="24" class="anise-on"/></symbol>
  <symbol id="i-search" viewBox="0 0 24 24"><circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5 21 21"/></symbol>
  <symbol id="i-cart" viewBox="0 0 24 24"><path d="M3 9h18l-2 11H5L3 9Z"/><path d="m8 9 3-6M16 9l-3-6M9 13v3M15 13v3"/></symbol>
  <symbol id="i-user" viewBox="0 0 24 24"><circle cx="12" cy="8" r="4"/><path d="M4 21c.8-4.4 4-6.5 8-6.5s7.2 2.1 8 6.5"/></symbol>
  <symbol id="i-globe" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.5 15 0 18M12 3c-3 3-3.5 15 0 18"/></symbol>
  <symbol id="i-plus" viewBox="0 0 24 24"><path d="M12 5v14M5 12h14"/></symbol>
  <symbol id="i-minus" viewBox="0 0 24 24"><path d="M5 12h14"/></symbol>
  <symbol id="i-check" viewBox="0 0 24 24"><path d="m4.5 12.5 5 5 10-11"/></symbol>
  <symbol id="i-close" viewBox="0 0 24 24"><path d="m6 6 12 12M18 6 6 18"/></symbol>
  <symbol id="i-chevron-down" viewBox="0 0 24 24"><path d="m5 9 7 7 7-7"/></symbol>
  <symbol id="i-chevron-right" viewBox="0 0 24 24"><path d="m9 5 7 7-7 7"/></symbol>
  <symbol id="i-arrow-right" viewBox="0 0 24 24"><path d="M4 12h15M13 6l6 6-6 6"/></symbol>
  <symbol id="i-arrow-left" viewBox="0 0 24 24"><path d="M20 12H5M11 6l-6 6 6 6"/></symbol>
  <symbol id="i-info" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.600v.1"/></symbol>
  <symbol id="i-warning" viewBox="0 0 24 24"><path d="M12 3.5 22 20.500H2L12 3.500Z"/><path d="M12 10v4.500M12 17.400v.1"/></symbol>
  <symbol id="i-shield" viewBox="0 0 24 24"><path d="M12 3 5 5.500V11c0 4.7 2.8 8.2 7 10 4.2-1.8 7-5.3 7-10V5.500L12 3Z"/><path d="m8.8 11.8 2.4 2.4 4.2-4.6"/></symbol>
  <symbol id="i-truck" viewBox="0 0 24 24"><path d="M2 6h11v10H2zM13 9.500h4.500L21 13v3h-8"/><circle cx="6.5" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/></symbol>
  <symbol id="i-pin" viewBox="0 0 24 24"><path d="M12 21.500c4.5-5 7-8.4 7-11.500a7 7 0 0 0-14 0c0 3.1 2.5 6.5 7 11.500Z"/><circle cx="12" cy="10" r="2.5"/></symbol>
  <symbol id="i-calendar" viewBox="0 0 24 24"><path d="M4 6h16v14H4zM4 10.500h16M8 3v4M16 3v4"/></symbol>
  <symbol id="i-leaf" viewBox="0 0 24 24"><path d="M5 19c0-9 5-14 15-14 0 10-5 14.5-12 14.5-1 0-2-.2-3-.5Z"/><path d="M5 21c1.5-5 4.5-8.5 9-10.5"/></symbol>
  <symbol id="i-filter" viewBox="0 0 24 24"><path d="M4 7h16M7 12h10M10 17h4"/></symbol>
  <symbol id="i-phone" viewBox="0 0 24 24"><path d="M6 3h3.500l1.5 5-2.2 1.500a13 13 0 0 0 5.7 5.700L16 13l5 1.500V18c0 1.7-1.3 3-3 3C10.3 21 3 13.7 3 6c0-1.7 1.3-3 3-3Z"/></symbol>
  <symbol id="i-print" viewBox="0 0 24 24"><path d="M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z"/></symbol>
  <symbol id="i-trash" viewBox="0 0 24 24"><path d="M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6"/></symbol>
  <symbol id="i-edit" viewBox="0 0 24 24"><path d="m4 20 1-5L16.5 3.500l4 4L9 19l-5 1ZM14 6l4 4"/></symbol>
  <symbol id="i-lock" viewBox="0 0 24 24"><path d="M5 11h14v10H5zM8 11V7.500a4 4 0 0 1 8 0V11M12 15v2"/></symbol>
  <symbol id="i-bank" viewBox="0 0 24 24"><path d="m3 9 9-6 9 6H3ZM5 9v9M10 9v9M14 9v9M19 9v9M3 21h18"/></symbol>
  <symbol id="i-card" viewBox="0 0 24 24"><path d="M3 5h18v14H3zM3 10h18M7 15h4"/></symbol>
  <symbol id="i-cash" viewBox="0 0 24 24"><path d="M2 6h20v12H2z"/><circle cx="12" cy="12" r="3"/><path d="M6 12h.1M18 12h.1"/></symbol>
  <symbol id="i-clock" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M12 7v5.500l3.5 2"/></symbol>
  <symbol id="i-box" viewBox="0 0 24 24"><path d="m12 3 9 4.500v9L12 21l-9-4.500v-9L12 3ZM3 7.500l9 4.5 9-4.500M12 12v9"/></symbol>
  <symbol id="i-mail" viewBox="0 0 24 24"><path d="M3 5h18v14H3zM3 6l9 7 9-7"/></symbol>
  <symbol id="i-download" viewBox="0 0 24 24"><path d="M12 3v12M7 10.500l5 5 5-5M4 20.500h16"/></symbol>
  <symbol id="i-link" viewBox="0 0 24 24"><path d="M10 14a4 4 0 0 0 6 .5l3-3a4.2 4.2 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4.2 4.2 0 0 0 6 6l1-1"/></symbol>
  <symbol id="i-dot-done" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10" fill="currentColor" stroke="none"/><path d="m7.5 12.3 3.2 3.2 6-6.6" stroke="var(--surface)" stroke-width="2.4"/></symbol>
  <symbol id="i-dot" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/></symbol>
`;

export type IconName =
  | "search"
  | "cart"
  | "user"
  | "globe"
  | "plus"
  | "minus"
  | "check"
  | "close"
  | "chevron-down"
  | "chevron-right"
  | "arrow-right"
  | "arrow-left"
  | "info"
  | "warning"
  | "shield"
  | "truck"
  | "pin"
  | "calendar"
  | "leaf"
  | "filter"
  | "phone"
  | "print"
  | "trash"
  | "edit"
  | "lock"
  | "bank"
  | "card"
  | "cash"
  | "clock"
  | "box"
  | "mail"
  | "download"
  | "link"
  | "dot-done"
  | "dot";

/** Once in every page, before anything that uses it; a text and not elements, so that it costs nothing to render. */
export function Sprite() {
  return <svg id="sprite" width="0" height="0" className="absolute" aria-hidden="true" focusable="false" dangerouslySetInnerHTML={SPRITE} suppressHydrationWarning />;
}

/** The browser takes the drawings from the page it was sent, so that its code does not carry them a second time. */
const SPRITE = { __html: import.meta.env.SSR ? SYMBOLS.replaceAll(/\n\s*/g, "") : (document.getElementById("sprite")?.innerHTML ?? "") };
