-- AlterTable
ALTER TABLE "outbound_messages" ADD COLUMN     "disclosure" TEXT,
ADD COLUMN     "variant" TEXT;

-- CreateTable
CREATE TABLE "template_versions" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" TEXT[],
    "reason" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_sign_offs" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "qualification" TEXT NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_sign_offs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_versions_template_language_version_key" ON "template_versions"("template", "language", "version");

-- CreateIndex
CREATE INDEX "template_sign_offs_template_language_idx" ON "template_sign_offs"("template", "language");

-- What was said with a wording and who signed it stays known: both tables only grow.
CREATE FUNCTION templates_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'wordings and their signatures are neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "template_versions_append_only" BEFORE UPDATE OR DELETE ON "template_versions"
  FOR EACH ROW EXECUTE FUNCTION templates_are_append_only();

CREATE TRIGGER "template_sign_offs_append_only" BEFORE UPDATE OR DELETE ON "template_sign_offs"
  FOR EACH ROW EXECUTE FUNCTION templates_are_append_only();
