/** The linter's rule for the rooms: see rooms.js. */
import {dirname, join, relative} from "node:path";
import {importFault} from "../rooms.js";

const root = join(import.meta.dirname, "..");

const oneWay = {
  create(context) {
    const from = relative(root, context.filename).replaceAll("\\", "/");
    const check = (node, source) => {
      if (typeof source?.value !== "string" || !source.value.startsWith(".")) return;
      const to = relative(root, join(dirname(context.filename), source.value)).replaceAll("\\", "/");
      const message = importFault(from, to);
      if (message !== null) context.report({node, message});
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal)
    };
  }
};

export default {meta: {name: "rooms"}, rules: {"one-way": oneWay}};
