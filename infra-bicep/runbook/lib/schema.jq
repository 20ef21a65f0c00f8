# Every line in which the input breaks the schema: the small part of JSON Schema that handshake.schema.json uses.
def flaws($schema; $path):
    if $schema.type == "object" then
        if type != "object" then "\($path) is no object"
        else
            ($schema.required[] as $key | select(has($key) | not) | "\($path).\($key) is missing"),
            (to_entries[] | .key as $key |
                if $schema.properties | has($key) then .value | flaws($schema.properties[$key]; "\($path).\($key)")
                else "\($path).\($key) is not known"
                end)
        end
    elif $schema | has("const") then select(. != $schema.const) | "\($path) is not \($schema.const)"
    elif type != "string" then "\($path) is no text"
    elif length > ($schema.maxLength // length) then "\($path) is longer than \($schema.maxLength)"
    elif test("[[:cntrl:]]") then "\($path) has more than one line"
    else select(test($schema.pattern) | not) | "\($path) is not \($schema.description)"
    end;
flaws($schema[0]; "handshake")
