-- Devices that asked to be told of new orders.
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "push_subscription_endpoint" CHECK ("endpoint" ~ '^https://' AND length("endpoint") <= 1000),
    CONSTRAINT "push_subscription_keys" CHECK ("p256dh" ~ '^[A-Za-z0-9_-]{87}$' AND "auth" ~ '^[A-Za-z0-9_-]{22}$')
);

CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");

CREATE INDEX "push_subscription_user_id_idx" ON "push_subscription"("user_id");

ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
