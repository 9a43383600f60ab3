/** Known to everyone; they exist in a demo only. */
export const DEMO_PASSWORD = "ocop-xu-lang";

export const DEMO_ACCOUNTS = [
  { email: "khach@demo.vn", label: "signIn.demoCustomer" },
  { email: "nhasanxuat@demo.vn", label: "signIn.demoProducer" },
  { email: "nhaphanphoi@demo.vn", label: "signIn.demoDistributor" },
  { email: "admin@demo.vn", label: "signIn.demoAdmin" },
] as const;
