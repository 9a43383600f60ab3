import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCertificatesOfProducer } from "~/domain/certificates/producer-certificates.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { CertificatesPage } from "~/features/producer-desk/certificates-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "cert.all");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  return { certificates: await listCertificatesOfProducer(producer.id, new Date()) };
}

export default function Certificates() {
  return <CertificatesPage {...useLoaderData<typeof loader>()} />;
}
