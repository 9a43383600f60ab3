import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EPCIS_CONTEXT, readEpcis } from "./document-schema";

const object = {
  type: "ObjectEvent", eventTime: "2026-11-02T06:30:00.000+07:00", eventTimeZoneOffset: "+07:00", action: "ADD", bizStep: "commissioning", disposition: "active",
  quantityList: [{ epcClass: "https://cho.example/01/08938500123450/10/A1", quantity: 120.5, uom: "KGM" }], readPoint: { id: "https://cho.example/414/8938500120008" },
};
const when = { eventTime: object.eventTime, eventTimeZoneOffset: object.eventTimeZoneOffset };
const aggregation = { type: "AggregationEvent", ...when, action: "ADD", parentID: "urn:epc:id:sscc:8938500.0123000001", childEPCs: ["urn:epc:id:sgtin:8938500.012345.1"], bizStep: "packing" };
const association = { ...aggregation, type: "AssociationEvent", bizStep: "assembling" };
const transaction = { type: "TransactionEvent", ...when, action: "OBSERVE", bizTransactionList: [{ type: "po", bizTransaction: "https://cho.example/don/1" }], epcList: ["urn:epc:id:sgtin:8938500.012345.1"] };
const transformation = {
  type: "TransformationEvent", ...when, bizStep: "creating_class_instance", inputQuantityList: [{ epcClass: "urn:epc:class:lgtin:8938500.012345.A1", quantity: 40, uom: "KGM" }],
  outputQuantityList: [{ epcClass: "urn:epc:class:lgtin:8938500.012346.B1" }], ilmd: { "cbvmda:bestBeforeDate": "2027-05-01" },
};
const documentOf = (...eventList: unknown[]) => ({ "@context": [EPCIS_CONTEXT, { example: "https://example.com/ns/" }], type: "EPCISDocument", schemaVersion: "2.0", creationDate: "2026-11-03T00:00:00Z", epcisBody: { eventList } });

/** Where and why it is refused; "" when it is taken. */
function read(body: unknown): string {
  const result = readEpcis(body);
  return result.ok ? "" : result.error.map(({ path, message }) => `${path}: ${message}`).join("\n");
}

describe("valid events are taken", () => {
  const sensor = {
    sensorMetadata: { time: "2026-11-02T06:00:00Z", deviceID: "urn:epc:id:giai:8938500.9", "example:room": "2" },
    sensorReport: [{ type: "Temperature", value: 4.2, uom: "CEL", "example:cv": "1" }, { type: "gs1:Angle", component: "cbv:Comp-latitude", value: 21.8 }, { type: "Dimensionless", exception: "gs1:ALARM_CONDITION" }], "example:more": [{ a: 1 }],
  };
  it.each<[string, unknown]>([
    ["ObjectEvent", object], ["AggregationEvent", aggregation], ["AssociationEvent", association], ["TransactionEvent", transaction], ["TransformationEvent", transformation],
    ["a step as a URI of the standard", { ...object, bizStep: "https://ref.gs1.org/cbv/BizStep-shipping" }],
    ["a step of somebody's own", { ...object, bizStep: "example:sun_drying" }],
    ["an extension at every level", { ...object, "example:note": { deep: [1] }, "@context": [{ ext2: "https://example.com/2/" }], readPoint: { id: "geo:21.8,106.7", "example:gate": "3" } }],
    ["sensors at a place, without objects", { type: "ObjectEvent", ...when, action: "OBSERVE", readPoint: object.readPoint, sensorElementList: [sensor] }],
    ["sources, destinations and lasting dispositions", {
      ...object, sourceList: [{ type: "owning_party", source: "urn:epc:id:pgln:8938500.01200" }], destinationList: [{ type: "cbv:my_own", destination: "urn:epc:id:pgln:8938500.01201" }],
      persistentDisposition: { set: ["completeness_verified"], unset: ["completeness_inferred"] }, certificationInfo: ["https://example.com/certificate/1"],
    }],
    ["a declaration of an error", { ...object, eventID: "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8", errorDeclaration: { declarationTime: "2026-11-03T00:00:00Z", reason: "incorrect_data", correctiveEventIDs: ["ni:///sha-256;fec9?ver=CBV2.0"] } }],
    ["an event type of somebody's own", { type: "example:TastingEvent", ...when, whatever: 1 }],
    ["taking everything from a pallet", { type: "AggregationEvent", ...when, action: "DELETE", parentID: aggregation.parentID }],
    ["a transformation in two parts", { type: "TransformationEvent", ...when, transformationID: "urn:epc:id:gdti:8938500.00001.1", inputEPCList: ["urn:epc:id:sgtin:8938500.012345.1"] }],
  ])("%s", (_name, event) => expect(read(documentOf(event))).toBe(""));

  test("one event that brings its own context", () => {
    expect(read({ "@context": EPCIS_CONTEXT, ...object })).toBe("");
    expect(read(object)).toContain("@context");
  });
});

describe("what the standard's schema leaves open is left open", () => {
  const whole = documentOf(object);
  it.each<[string, unknown]>([
    ["more said of a place", documentOf({ ...object, readPoint: { ...object.readPoint, name: "Sân phơi" }, bizLocation: { id: "geo:21.8,106.7", gate: 3 } })],
    ["more in the body than events", { ...whole, epcisBody: { ...whole.epcisBody, note: "x", "example:more": [1] } }],
    ["master data with fields of their own", {
      ...whole,
      epcisHeader: { epcisMasterData: { version: "1", vocabularyList: [{ type: "urn:epcglobal:epcis:vtype:Location", owner: "x", vocabularyElementList: [{ id: "urn:epc:id:sgln:8938500.01234.0", label: "Kho", attributes: [{ id: "cbvmda:city", attribute: "Lạng Sơn", language: "vi" }] }] }] } },
    }],
    ["a version of one number", { ...whole, schemaVersion: "2" }],
    ["no events", documentOf()],
    ["a child named twice", documentOf({ ...aggregation, childEPCs: [aggregation.childEPCs[0], aggregation.childEPCs[0]] }, { ...transaction, epcList: [transaction.epcList[0], transaction.epcList[0]] })],
    ["an empty list of objects, a fraction of a microsecond, a pattern as a class", documentOf({ ...object, epcList: [], eventTime: "2026-11-02T06:30:00.123456+07:00", quantityList: [{ epcClass: "urn:epc:idpat:sgtin:8938500.012345.*" }] })],
    ["links with serials, places with extensions, content as an id", documentOf({
      ...object, eventID: "ni:///sha-256;00e1e6eb?ver=CBV2.0", epcList: ["https://id.gs1.org/01/08938500123450/21/A%2F1"], bizLocation: { id: "https://id.gs1.org/414/8938500120008/254/3" }, "example:ghi_chú": "x",
    })],
  ])("%s", (_name, body) => expect(read(body)).toBe(""));
});

describe("invalid ones are refused with the place and the reason", () => {
  const without = (event: Record<string, unknown>, name: string) => Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
  it.each<[string, unknown, string]>([
    ["no offset", without(object, "eventTimeZoneOffset"), "eventTimeZoneOffset: must be the offset"],
    ["an offset that is none", { ...object, eventTimeZoneOffset: "+15:00" }, "eventTimeZoneOffset"],
    ["no time", without(object, "eventTime"), "eventTime: must be a date"],
    ["a time without a zone", { ...object, eventTime: "2026-11-02T06:30:00" }, "eventTime: must be a date and time with its zone"],
    ["a day that is none", { ...object, eventTime: "2026-02-30T06:30:00Z" }, "eventTime: is no day"],
    ["no type", without(object, "type"), "type: is missing"],
    ["a type that is none", { ...object, type: "HarvestEvent" }, 'type: "HarvestEvent" is no event type'],
    ["no action", without(object, "action"), "action: must be ADD"],
    ["an action that is none", { ...object, action: "CREATE" }, "action"],
    ["a step of no vocabulary", { ...object, bizStep: "transforming" }, 'bizStep: "transforming" is no business step'],
    ["a wrong step as the standard's URI", { ...object, bizStep: "https://ref.gs1.org/cbv/BizStep-harvesting" }, "bizStep"],
    ["a word of another list of the standard", { ...object, disposition: "cbv:BizStep-shipping" }, 'disposition: "cbv:BizStep-shipping" is no disposition of the Core Business Vocabulary'],
    ["a disposition of no vocabulary", { ...object, disposition: "in_transport" }, "disposition"],
    ["an object that is no URI", { ...transaction, epcList: ["box 7"] }, "epcList[0]: must be a URI"],
    ["the same object twice", { ...object, epcList: [transaction.epcList[0], transaction.epcList[0]] }, "epcList: names the same object twice"],
    ["a quantity as text", { ...object, quantityList: [{ epcClass: "urn:x:y", quantity: "12" }] }, "quantityList[0].quantity: must be a number"],
    ["a unit that is none", { ...object, quantityList: [{ epcClass: "urn:x:y", quantity: 1, uom: "kilogram" }] }, "quantityList[0].uom"],
    ["an unknown field in a quantity", { ...object, quantityList: [{ epcClass: "urn:x:y", quantity: 1, unit: "KGM" }] }, "quantityList[0]"],
    ["objects of none", { type: "ObjectEvent", ...when, action: "OBSERVE" }, "epcList: an ObjectEvent names its objects"],
    ["facts of a beginning in an observation", { ...object, action: "OBSERVE", ilmd: { "example:a": 1 } }, "ilmd: stands only in an event with action ADD"],
    ["facts without a prefix", { ...object, ilmd: { materialType: "soil" } }, "ilmd.materialType: needs a prefix"],
    ["a slip of the pen", { ...object, bizstep: "shipping" }, "bizstep: is no field of the standard"],
    ["a pallet without itself", without(aggregation, "parentID"), "parentID"],
    ["a pallet without anything", { ...aggregation, childEPCs: [] }, "childEPCs: name the children"],
    ["an association without its parent", without(association, "parentID"), "parentID"],
    ["a transaction of nothing but a parent", { ...without(transaction, "epcList"), parentID: "urn:epc:id:sscc:8938500.0123000001" }, "epcList: a TransactionEvent names its objects"],
    ["a letter that a URI may not have", { ...object, bizLocation: { id: "https://cho.example/414/Lạng" } }, "bizLocation.id: must be a URI"],
    ["an escape that is none", { ...transaction, epcList: ["https://cho.example/01/08938500123450/21/%zz"] }, "epcList[0]: must be a URI"],
    ["a transaction without one", without(transaction, "bizTransactionList"), "bizTransactionList"],
    ["a transformation of nothing", without(transformation, "inputQuantityList"), "inputQuantityList: a TransformationEvent has inputs and outputs"],
    ["a transformation with an action", { ...transformation, action: "ADD" }, "action: is no field"],
    ["a source of no type", { ...object, sourceList: [{ type: "place", source: "urn:x:y" }] }, "sourceList[0].type"],
    ["a sensor that says nothing", { ...object, sensorElementList: [{ sensorReport: [] }] }, "sensorElementList[0].sensorReport: at least one report"],
    ["a certificate by number", { ...object, certificationInfo: 42 }, "certificationInfo"],
    ["an error without its time", { ...object, errorDeclaration: { reason: "did_not_occur" } }, "errorDeclaration.declarationTime"],
    ["a place by its name", { ...object, readPoint: "kho" }, "readPoint"],
  ])("%s", (_name, event, reason) => expect(read(documentOf(object, event))).toContain(`epcisBody.eventList[1].${reason}`));

  it.each<[string, unknown, string]>([
    ["nothing", null, "must be an EPCIS document"], ["a list", [], "must be an EPCIS document"],
    ["no context", without(documentOf(object), "@context"), "@context"],
    ["another context", { ...documentOf(object), "@context": ["https://schema.org/"] }, "@context: must name the context of EPCIS 2.0"],
    ["an older version", { ...documentOf(object), schemaVersion: "1.2" }, "schemaVersion: only EPCIS 2"],
    ["a query's document", { ...documentOf(object), type: "EPCISQueryDocument" }, 'type: must be "EPCISDocument"'],
    ["no date", without(documentOf(object), "creationDate"), "creationDate"],
    ["no body", without(documentOf(object), "epcisBody"), "epcisBody"],
    ["events that are no list", { ...documentOf(), epcisBody: { eventList: object } }, "epcisBody.eventList: must be a list"],
  ])("%s", (_name, body, reason) => expect(read(body)).toContain(reason));
});

test("whatever comes is answered, never thrown", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(object)), (value, name) => {
    readEpcis(value);
    readEpcis(documentOf(value, { ...object, [name]: value }, { ...transformation, [name]: value }));
  }), { numRuns: 500 });
});
