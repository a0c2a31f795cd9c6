<#-- The list that About shows and packages carry: a library, where it comes from, its licences. -->
<#list dependencyMap as e>
<#assign p = e.getKey()/>
<#if p.groupId != "plinth">
${p.name}
    ${p.groupId}:${p.artifactId}:${p.version}
<#if p.url?? && p.url?length gt 0>
    ${p.url}
</#if>
    <#list e.getValue() as licence>${licence}<#if licence_has_next>; </#if></#list>
</#if>
</#list>
