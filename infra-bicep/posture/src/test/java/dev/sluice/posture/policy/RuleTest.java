package dev.sluice.posture.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private static final ObjectNode ACCOUNT =
            Plans.resource("Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/data", """
            {"kind": "StorageV2", "location": "westeurope", "tags": {"owner": "it"}, "sku": {"name": "Standard_ZRS"},
             "properties": {"minimumTlsVersion": "TLS1_2", "supportsHttpsTrafficOnly": true, "days": 7,
              "key": "[reference('x').key]",
              "networkAcls": {"ipRules": [{"value": "1.2.3.4"}, {"value": "5.6.7.8"}], "virtualNetworkRules": []}}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    TRUE  | {"field": "type", "equals": "microsoft.storage/storageaccounts"}
                    FALSE | {"field": "kind", "notEquals": "StorageV2"}
                    FALSE | {"FIELD": "kind", "NotContains": "v2"}
                    TRUE  | {"field": "kind", "like": "stor*2"}
                    TRUE  | {"field": "kind", "notLike": "*V3"}
                    TRUE  | {"field": "name", "equals": "data"}
                    TRUE  | {"field": "fullName", "equals": "data"}
                    TRUE  | {"field": "tags.owner", "equals": "it"}
                    TRUE  | {"field": "[concat('tags[', 'owner', ']')]", "equals": "it"}
                    TRUE  | {"field": "tags", "containsKey": "Owner"}
                    TRUE  | {"field": "location", "in": ["northeurope", "WestEurope"]}
                    TRUE  | {"field": "location", "notIn": ["northeurope"]}
                    TRUE  | {"field": "#/minimumTlsVersion", "equals": "[parameters('tls')]"}
                    TRUE  | {"field": "#/supportsHttpsTrafficOnly", "equals": "true"}
                    TRUE  | {"field": "#/supportsHttpsTrafficOnly", "equals": true}
                    TRUE  | {"field": "#/sku.name", "equals": "Standard_ZRS"}
                    TRUE  | {"field": "#/days", "greaterOrEquals": 7}
                    FALSE | {"field": "#/days", "less": "7"}
                    TRUE  | {"field": "#/absent", "exists": "false"}
                    FALSE | {"field": "#/absent", "exists": true}
                    TRUE  | {"field": "#/absent", "equals": ""}
                    TRUE  | {"field": "#/absent", "notEquals": "Disabled"}
                    TRUE  | {"field": "#/networkAcls.ipRules[*].value", "contains": "."}
                    FALSE | {"field": "#/networkAcls.ipRules[*].value", "like": "1*"}
                    TRUE  | {"field": "#/networkAcls.virtualNetworkRules[*].id", "equals": "x"}
                    TRUE  | {"count": {"field": "#/networkAcls.ipRules[*]"}, "equals": 2}
                    TRUE  | {"count": {"field": "#/networkAcls.ipRules[*]", "where": {"field": "#/networkAcls.ipRules[*].value", "like": "1*"}}, "equals": 1}
                    TRUE  | {"count": {"value": ["a", "b"], "name": "n", "where": {"value": "[current('n')]", "equals": "b"}}, "equals": 1}
                    FALSE | {"value": "[requestContext().apiVersion]", "less": "2019-04-01"}
                    TRUE  | {"value": "[subscription().subscriptionId]", "like": "2222*"}
                    TRUE  | {"value": "[padLeft(string(length(split('a/b', '/'))), 3, '0')]", "equals": "002"}
                    TRUE  | {"value": "[if(empty(field('kind')), 'none', first(split(toLower(field('kind')), 'v')))]", "equals": "storage"}
                    TRUE  | {"not": {"allOf": [{"field": "kind", "equals": "StorageV2"}, {"anyOf": []}]}}
                    """)
    void decides(Truth.Value expected, String condition) {
        assertThat(test(condition).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    only a deployment tells | {"field": "#/key", "equals": "x"}
                    set by Azure            | {"field": "#/keyCreationTime.key1", "exists": "true"}
                    no reading of alias     | {"field": "Microsoft.Web/sites/httpsOnly", "equals": "true"}
                    no order between        | {"field": "#/absent", "less": 3}
                    no comparison known     | {"field": "kind", "resembles": "x"}
                    function utcNow         | {"value": "[utcNow()]", "greater": "2020"}
                    parameter assigned      | {"value": "[parameters('assigned')]", "equals": "x"}
                    unexpected text         | {"value": "[concat(]", "equals": "x"}
                    bad arguments           | {"value": "[split('a')]", "equals": "x"}
                    stands in no count      | {"value": "[current('a')]", "equals": "x"}
                    only a deployment tells | {"not": {"field": "#/key", "equals": "x"}}
                    only a deployment tells | {"allOf": [{"field": "kind", "equals": "StorageV2"}, {"field": "#/key", "equals": "x"}]}
                    """)
    void isUndecidedWhereThePlanDoesNotTell(String reason, String condition) {
        Truth truth = test(condition);

        assertThat(truth.isUndecided()).isTrue();
        assertThat(truth.reason()).contains(reason);
    }

    @Test
    void whatIsUndecidedDoesNotMatterWhereTheRestDecides() {
        String unknown = """
                {"field": "#/key", "equals": "x"}""";

        assertThat(test("{\"allOf\": [" + unknown + ", {\"field\": \"kind\", \"equals\": \"Other\"}]}"))
                .isEqualTo(Truth.FALSE);
        assertThat(test("{\"anyOf\": [" + unknown + ", {\"field\": \"kind\", \"equals\": \"StorageV2\"}]}"))
                .isEqualTo(Truth.TRUE);
        assertThat(test("{\"count\": {\"value\": [1, 2], \"where\": " + unknown + "}, \"less\": 3}"))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void concernsOnlyWhatTypeAndKindLeaveOpen() {
        assertThat(concerns("""
                        {"allOf": [{"field": "type", "equals": "Microsoft.Web/sites"}, {"field": "#/a", "equals": 1}]}""")).isFalse();
        assertThat(concerns("""
                        {"allOf": [{"field": "#/absent", "equals": 1}, {"field": "kind", "contains": "storage"}]}""")).isTrue();
    }

    private static Truth test(String condition) {
        return Rule.test(Plans.json(written(condition)), scope());
    }

    private static boolean concerns(String condition) {
        return Rule.concerns(Plans.json(written(condition)), scope());
    }

    private static String written(String condition) {
        return condition.replace("#/", "Microsoft.Storage/storageAccounts/");
    }

    private static Scope scope() {
        PolicyDefinition definition = new PolicyDefinition(
                "id",
                "title",
                "All",
                "Audit",
                Map.of("tls", Plans.json("\"TLS1_2\"")),
                Plans.json("{}"),
                Plans.json("{}"));
        return Scope.of(
                definition,
                new PlannedResource(
                        Tenant.IT,
                        ACCOUNT.path("id").asText(),
                        ACCOUNT.path("type").asText(),
                        ACCOUNT));
    }
}
