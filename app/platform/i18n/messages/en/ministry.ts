import type { Messages } from "../../translator";
import type { MinistryDictionary } from "../ministry";

export const ministry: Messages<MinistryDictionary> = {
  "title": "Sent to the ministry",
  "lead": "Products of 90 points and more that meet the requirements of 5 stars are the ministry’s to evaluate. When its result is there, enter points, stars and decision on each dossier; the certificate is issued at once.",
  "import": "Take in many results from a file",
  "points": "Points",
  "since": "Sent, or result entered, on",
  "outcome": "The ministry’s result",
  "enter": "Enter the result",
  "decision": "Decision {number} of {day}",
};
