import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { pdfText } from "../../../tests/fixtures/pdf-text";
import { issueParcelInvoices } from "~/domain/invoices/issue-invoices.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { orderToken } from "~/domain/orders/order-token.server";
import { db } from "~/platform/db/client.server";
import { loader } from "./order-invoice";

const world = openOrderWorld();
const details = { name: "Công ty Xứ Lạng", tax_code: "0101234565", address: "Số 1 Hùng Vương", email: "ketoan@example.vn" };

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 50, producer: "bees" });
});

async function deliver() {
  const { orderId, code } = await placed({ HONEY: 2 }, { company: details });
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: id, from, to, actor: world.officer });
  await issueParcelInvoices(id, new Date());
  return { code, token: orderToken(orderId), document: (await db().invoice.findFirstOrThrow({ where: { shipmentId: id } })).id };
}

async function ask(code: string, id: string, token: string | null): Promise<Response> {
  try {
    const request = new Request(`http://localhost/don-hang/${code}/chung-tu/${id}${token === null ? "" : `?token=${token}`}`);
    return await loader({ request, params: { code, id }, context: { requestId: "test-request", clientAddress: "198.51.100.1" } });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

test("whoever may open the order has its document, and nobody else; it says that it is no invoice and tells no mail address", async () => {
  const [mine, theirs] = [await deliver(), await deliver()];
  const answer = await ask(mine.code, mine.document, mine.token);
  expect(answer.headers.get("Content-Type")).toBe("application/pdf");
  const text = pdfText(new Uint8Array(await answer.arrayBuffer())).join("\n").normalize("NFC");
  for (const part of ["BẢNG KÊ BÁN HÀNG", "Sales statement — not an e-invoice", "Hợp tác xã bees", "Công ty Xứ Lạng", "0101234565", "Số 1 Hùng Vương", "Hàng HONEY", "5%"]) expect(text).toContain(part);
  expect(text).not.toContain("ketoan@");
  for (const [code, id, token] of [[mine.code, mine.document, null], [mine.code, mine.document, theirs.token], [mine.code, theirs.document, mine.token], [theirs.code, mine.document, theirs.token], [mine.code, "x", mine.token]] as const) {
    expect((await ask(code, id, token)).status).toBe(404);
  }
});
