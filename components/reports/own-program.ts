/** A verifier that owes nothing to ours; the test runs it on a pack. */
export const ownProgram = `import base64, hashlib, json

sha = lambda data: hashlib.sha256(data).digest()
note = open("evidence/checkpoint").read().split("\\n")
size, root = int(note[1]), base64.b64decode(note[2])

def root_from(leaf, index, proof):                     # RFC 9162, 2.1.3.2
    node, n, last = sha(b"\\0" + leaf), index, size - 1
    for sibling in map(base64.b64decode, proof):
        if n % 2 or n == last:
            node = sha(b"\\1" + sibling + node)
            while n % 2 == 0 and n:
                n, last = n >> 1, last >> 1
        else:
            node = sha(b"\\1" + node + sibling)
        n, last = n >> 1, last >> 1
    return node if last == 0 else None

digest, logged = hashlib.sha256(open("report.json", "rb").read()).hexdigest(), []
for line in open("evidence/entries.ndjson"):
    line = json.loads(line)
    entry = json.loads(line["entry"])
    assert root_from(line["entry"].encode(), line["index"], line["proof"]) == root, entry
    if entry["action"] == "report.compiled":
        logged.append(entry["data"]["digest"])
assert logged == [digest], "this is not the report in the log"
print("the report and every entry stand under the signed root")`;
