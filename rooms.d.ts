export declare const rooms: Readonly<Record<string, readonly string[]>>;
export declare function roomOf(path: string): string | null;
export declare function importFault(from: string, to: string): string | null;
