import {checkPages} from "./page-checks.js";

// Each language's pages stand in a file of their own, so that two browsers share them.
checkPages("zh");
