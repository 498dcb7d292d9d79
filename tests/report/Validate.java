import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against profiles of veraPDF: Validate PDFUA_1,PDFA_3_A one.pdf two.pdf …
 *
 * Prints a line for each file and profile ("ok", number of checks, profile, file), or "fail" and below
 * it, indented, each broken rule once, with how often it was broken and the first place. The exit
 * status is 0 when all is well, 1 when a rule was broken.
 */
public final class Validate {
  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean well = true;
    for (int place = 1; place < arguments.length; place++) {
      for (String profile : arguments[0].split(",")) {
        well &= validate(new File(arguments[place]), PDFAFlavour.valueOf(profile));
      }
    }
    System.exit(well ? 0 : 1);
  }

  private static boolean validate(File file, PDFAFlavour profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
      ValidationResult result = validator.validate(parser);
      String word = result.isCompliant() ? "ok" : "fail";
      System.out.println(word + " " + result.getTotalAssertions() + " " + profile + " " + file);
      broken(result).forEach((rule, said) -> System.out.println("  " + rule + " " + said));
      return result.isCompliant();
    }
  }

  private static Map<String, String> broken(ValidationResult result) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, String> first = new TreeMap<>();
    for (TestAssertion each : result.getTestAssertions()) {
      if (each.getStatus() == TestAssertion.Status.FAILED) {
        String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
        times.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, each.getMessage() + " at " + each.getLocation().getContext());
      }
    }
    first.replaceAll((rule, said) -> "x" + times.get(rule) + ": " + said.replaceAll("\\s+", " "));
    return first;
  }
}
