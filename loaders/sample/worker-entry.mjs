// Worker threads don't inherit the TypeScript loader on Node 20, so each registers it for itself.
import {register} from "tsx/esm/api";

register();
await import("./worker.ts");
