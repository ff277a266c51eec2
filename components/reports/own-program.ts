/** A verifier that owes nothing to ours: Python's standard library, run inside an unpacked evidence pack. */
export const ownProgram = `import base64, hashlib, json

sha = lambda data: hashlib.sha256(data).digest()
note = open("evidence/checkpoint").read().split("\\n")
size, root = int(note[1]), base64.b64decode(note[2])

def root_from(leaf, index, proof):  # RFC 9162, 2.1.3.2
    node, n, last = sha(b"\\0" + leaf), index, size - 1
    for sibling in map(base64.b64decode, proof):
        if n % 2 or n == last:
            node = sha(b"\\1" + sibling + node)
            while n and n % 2 == 0:
                n, last = n >> 1, last >> 1
        else:
            node = sha(b"\\1" + node + sibling)
        n, last = n >> 1, last >> 1
    return node if last == 0 else None

logged = []
for text in open("evidence/entries.ndjson"):
    line = json.loads(text)
    leaf = line["entry"].encode()
    assert root_from(leaf, line["index"], line["proof"]) == root
    entry = json.loads(leaf)
    if entry["action"] == "report.compiled":
        logged.append(entry["data"]["digest"])

report = open("report.json", "rb").read()
assert logged == [hashlib.sha256(report).hexdigest()]
print("the report stands in the log, under the signed root")`;
