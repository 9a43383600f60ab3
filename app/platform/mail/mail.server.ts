import nodemailer, { type Transporter } from "nodemailer";
import { env } from "~/platform/env/env.server";

export type Mail = {
  /** Names the occasion: repeated sending carries the same Message-ID, so that a mailbox can drop the second. */
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

let transport: Transporter | undefined;

/** Whether an SMTP server is set up. */
export function sendsMail(): boolean {
  return Boolean(env().smtpUrl);
}

/**
 * Sends a mail over SMTP; false, and nothing sent, when no SMTP server is set up. Throws when the server refuses or does
 * not answer: whoever calls tries again later.
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { smtpUrl, siteUrl } = env();
  if (!smtpUrl) return false;
  transport ??= nodemailer.createTransport({ url: smtpUrl, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 });
  const host = new URL(siteUrl).hostname;
  await transport.sendMail({
    from: { name: "Chợ Xứ Lạng", address: `no-reply@${host}` },
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.key.replace(/[^\w.-]/g, "-")}@${host}>`,
  });
  return true;
}
