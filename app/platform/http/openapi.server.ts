import { z } from "zod";

type Parameter = { name: string; in: "query" | "path" | "header"; required: boolean; schema: Record<string, unknown>; description?: string };

/** One call of the API: its request and answers by the very schemas that validate and shape them. */
export type ApiOperation = {
  method: "get" | "post" | "patch" | "delete";
  /** Below `/api/v1`, parameters in braces. */
  path: string;
  summary: string;
  description?: string;
  /** Needs a bearer token. */
  secured?: boolean;
  parameters?: readonly Parameter[];
  /** The fields of the query, as one object schema, instead of listing parameters. */
  query?: z.ZodObject;
  request?: z.ZodType;
  /** Answers by status; those without a schema are problem documents. */
  responses: Readonly<Record<number, { description: string; schema?: z.ZodType }>>;
};

const PROBLEM = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", required: ["path", "message"], properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
};

/** The OpenAPI 3.1 description of these operations. */
export function openApiDocument(operations: readonly ApiOperation[], siteUrl: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation);
  return {
    openapi: "3.1.0",
    info: { title: "Chợ Xứ Lạng", version: "1", description: "OCOP-certified products of Lạng Sơn. Prices are whole đồng with VAT, times ISO 8601 in UTC; errors are RFC 9457 problem documents." },
    servers: [{ url: `${siteUrl}/api/v1` }],
    paths,
    components: { schemas: { Problem: PROBLEM }, securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  };
}

function describe(operation: ApiOperation): Record<string, unknown> {
  const { summary, description, secured, parameters = [], query, request, responses } = operation;
  const all = [...parameters, ...(query ? queryParameters(query) : [])];
  return {
    summary,
    ...(description && { description }),
    ...(secured && { security: [{ bearer: [] }] }),
    ...(all.length > 0 && { parameters: all }),
    ...(request && { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(request, "input") } } } }),
    responses: Object.fromEntries(Object.entries(responses).map(([status, answer]) => [status, describeAnswer(answer)])),
  };
}

function describeAnswer({ description, schema }: { description: string; schema?: z.ZodType }): object {
  if (schema) return { description, content: { "application/json": { schema: jsonSchema(schema, "output") } } };
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}

function queryParameters(query: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = jsonSchema(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema: schema as Record<string, unknown> }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
