// Names carry a hash, so what is not overwritten would stay for ever.
import { rmSync } from "node:fs";

rmSync(new URL(`../dist/${process.argv[2]}`, import.meta.url), { recursive: true, force: true });
