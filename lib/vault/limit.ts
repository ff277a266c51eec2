/**
 * How large a document may be: 20 MB. A scanned order of 200 pages has 5 to 10; what is larger is a film, a disk image or evidence, none of which
 * belongs in a request. The database takes at most 32 MB, sealed in one row.
 */
export const documentBytesMax = 20 * 1024 * 1024;
