import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const page = async (url: string) => {
  const response = await fetch(url);
  return { response, html: await response.text() };
};

describe("the payment page", () => {
  it.each([
    ["vi", 'lang="vi"', "Cổng thanh toán thử – không có tiền thật", "1.250.000\u00a0₫"],
    ["en", 'lang="en"', "Test payment page – no real money", "₫1,250,000"],
    ["zh", 'lang="zh-Hans"', "测试支付页面——不涉及真实资金", "₫1,250,000"],
  ] as const)("speaks %s, says that no money moves and needs no script", async (locale, ...texts) => {
    const { url } = await world.open({ locale });
    const { response, html } = await page(url);
    expect(response.status).toBe(200);
    for (const text of texts) expect(html).toContain(text);
    expect(html).not.toMatch(/<script|style=|\son\w+=/);
    expect(html).toContain("mật ong &amp; hồi &lt;khô&gt;");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("shows a decline, then the end, with the way back", async () => {
    const { sessionId, url } = await world.open();
    await world.press(sessionId, { outcome: "decline" });
    expect((await page(url)).html).toContain("Thẻ đã bị từ chối");
    await world.press(sessionId, { outcome: "approve", times: "2", delayMs: "0", order: "shuffle" });
    expect((await page(url)).html).toContain(`session=${sessionId}`);
    expect(world.deliveries).toHaveLength(5);

    const expired = await world.open();
    await world.gateway.expireCheckout(expired.sessionId);
    const { html } = await page(expired.url);
    expect(html).toContain("Trang thanh toán đã hết hạn");
    expect(html).not.toContain("<form");
  });

  it.each([
    { outcome: "steal" },
    { outcome: "approve", times: "0" },
    { outcome: "approve", times: "1e9" },
    { outcome: "approve", delayMs: "-1" },
    { outcome: "approve", order: "random" },
    {},
  ])("refuses the form %j", async (form) => {
    const { sessionId } = await world.open();
    expect((await world.press(sessionId, form as Record<string, string>)).status).toBe(400);
    expect(await world.gateway.findCheckout(sessionId)).toMatchObject({ value: { status: "open" } });
  });

  it("does not know strangers, and takes control calls as JSON only", async () => {
    expect((await page(`${world.sandbox.url}/pay/cs_test_none`)).response.status).toBe(404);
    expect((await page(`${world.sandbox.url}/`)).response.status).toBe(404);
    const { sessionId } = await world.open();
    const asForm = await fetch(`${world.sandbox.url}/control/sessions/${sessionId}`, {
      method: "POST",
      body: new URLSearchParams({ outcome: "approve" }),
    });
    expect(asForm.status).toBe(415);
    expect((await world.control(`sessions/${sessionId}`, { outcome: "steal" })).status).toBe(400);
    expect((await world.control(`sessions/${sessionId}`, { outcome: "approve", deliver: -1 })).status).toBe(400);
    expect((await world.control("sessions/none", { outcome: "approve" })).status).toBe(404);
    expect((await world.control("elsewhere", {})).status).toBe(404);
  });

  it("refuses bodies over 64 kB", async () => {
    const { sessionId } = await world.open();
    expect((await world.press(sessionId, { outcome: "x".repeat(70_000) })).status).toBe(413);
  });
});
